import { nodeId } from '../links.ts';
import { organizationShape, userOf } from '../shapes/account.ts';
import { repositoryShape } from '../shapes/repository.ts';
import { type Repo, isSame } from '../state.ts';
import { type WebhookEvent, type World, accountOf } from '../world.ts';

/** What an event says, with what every event of a repository carries. */
export function envelope(
  world: World,
  repo: Repo,
  { payload, sender }: WebhookEvent,
): Record<string, unknown> {
  const owner = accountOf(world, repo.org);
  const installation = world.state.apps
    .flatMap((app) => app.installations)
    .find(({ org }) => isSame(org, repo.org));
  return {
    repository: repositoryShape(world, repo),
    ...payload,
    ...(owner.type === 'Organization'
      ? { organization: organizationShape(world.links, owner) }
      : {}),
    sender: userOf(world, sender),
    ...(installation === undefined
      ? {}
      : {
          installation: {
            id: installation.id,
            node_id: nodeId('IntegrationInstallation', installation.id),
          },
        }),
  };
}
