import type { Problem } from '../problem.ts';
import type { Placed } from '../read/collections.ts';
import { mapOf } from '../read/collections.ts';
import { object } from '../read/object.ts';
import { problemAt, within } from '../read/place.ts';
import type { Read } from '../read/reader.ts';
import { described } from '../read/reader.ts';
import { flag } from '../read/scalars.ts';
import { timestamp } from '../read/timestamp.ts';
import { plainSection } from './section.ts';

const read = described(
  'Webhooks that are made for orgs and repositories, each with a secret of its own.',
  object({
    respect_legacy_global_token: described(
      'The secret for all counts beside the new ones, until they are in use.',
      flag,
    ),
    auto_accept_invitation: described(
      'Invitations of the bot as an administrator of these orgs and repositories are accepted.',
      flag,
    ),
    org_repo_config: described(
      'The orgs and repositories (org/repo).',
      mapOf(
        object({
          token_created_after: described(
            'A secret that is older is replaced by a new one (RFC 3339).',
            timestamp,
          ),
        }),
      ),
    ),
  }),
);
type ManagedWebhooks = Read<typeof read>;

/** Prow: pkg/config/config.go `ManagedWebhooks`. What depends on the time is in {@link futureTokenProblems}. */
export const managedWebhooks = plainSection(read);

/**
 * Secrets that are to be newer than now would be replaced for ever.
 * Prow: pkg/config/config.go `validateComponentConfig`.
 */
export function futureTokenProblems(
  written: Placed<ManagedWebhooks> | undefined,
  now: Date,
): readonly Problem[] {
  const entries = Object.entries(written?.value.org_repo_config ?? {});
  return entries.flatMap(([repo, { token_created_after: after = '' }]) => {
    if (!written || !(Date.parse(after) > now.getTime())) return [];
    const place = within(written.place, 'org_repo_config', repo, 'token_created_after');
    return [problemAt(place, `token_created_after of ${repo} is in the future: ${after}`)];
  });
}
