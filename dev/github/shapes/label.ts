import { nodeId, repoApi } from '../links.ts';
import type { Repo } from '../state.ts';
import type { World } from '../world.ts';
import type { Json } from './json.ts';

/** GitHub's `label`. */
export function labelShape(world: World, repo: Repo, name: string): Json {
  const id = repo.labels.find((label) => label.name === name)?.id ?? 0;
  return {
    id,
    node_id: nodeId('Label', id),
    url: `${repoApi(world.links, repo)}/labels/${encodeURIComponent(name)}`,
    name,
    description: null,
    color: 'ededed',
    default: false,
  };
}
