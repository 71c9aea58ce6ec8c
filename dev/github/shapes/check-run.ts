import { nodeId, repoApi, repoPage } from '../links.ts';
import type { CheckRun, Repo } from '../state.ts';
import type { World } from '../world.ts';
import { appShape } from './app.ts';
import type { Json } from './json.ts';

/** GitHub's `check-run`. */
export function checkRunShape(world: World, repo: Repo, run: CheckRun): Json {
  const url = `${repoApi(world.links, repo)}/check-runs/${run.id}`;
  const app = world.state.apps.find(({ id }) => id === run.appId);
  return {
    id: run.id,
    node_id: nodeId('CheckRun', run.id),
    head_sha: run.sha,
    external_id: run.externalId,
    url,
    html_url: `${repoPage(world.links, repo)}/runs/${run.id}`,
    details_url: run.detailsUrl,
    status: run.status,
    conclusion: run.conclusion,
    started_at: run.startedAt,
    completed_at: run.completedAt,
    output: {
      title: run.title,
      summary: run.summary,
      text: run.text,
      annotations_count: 0,
      annotations_url: `${url}/annotations`,
    },
    name: run.name,
    check_suite: { id: run.appId },
    app: app ? appShape(world, app) : null,
    pull_requests: [],
  };
}
