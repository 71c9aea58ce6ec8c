import { repoApi } from '../links.ts';
import type { Repo } from '../state.ts';
import type { World } from '../world.ts';
import type { Json } from './json.ts';

/** What whoever may read a branch is told of its protection; the rest of it is for administrators. */
export function branchProtectionShape(world: World, repo: Repo, branch: string): Json {
  const contexts = repo.protection?.[branch];
  if (contexts === undefined) return { protected: false, protection: { enabled: false } };
  const url = `${repoApi(world.links, repo)}/branches/${branch}/protection/required_status_checks`;
  return {
    protected: true,
    protection: {
      enabled: true,
      required_status_checks: {
        url,
        enforcement_level: 'non_admins',
        contexts,
        checks: contexts.map((context) => ({ context, app_id: null })),
        contexts_url: `${url}/contexts`,
      },
    },
  };
}
