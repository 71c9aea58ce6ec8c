import { listOf } from '../read/collections.ts';
import { object } from '../read/object.ts';
import type { Read } from '../read/reader.ts';
import { described, titled } from '../read/reader.ts';
import { flag, text, wholeNumber } from '../read/scalars.ts';

/** Prow: pkg/apis/prowjobs/v1/types.go `RerunAuthConfig`. */
export const rerunAuth = titled(
  'RerunAuthConfig',
  object({
    allow_anyone: described('Everybody may run a job again or abort it.', flag),
    github_team_ids: described('Numbers of GitHub teams whose members may.', listOf(wholeNumber)),
    github_team_slugs: described(
      'GitHub teams by org and slug, the last part of their address.',
      listOf(object({ slug: text, org: text })),
    ),
    github_users: described('Logins of people who may.', listOf(text)),
    github_orgs: described('GitHub orgs whose members may.', listOf(text)),
  }),
);
/** Who may run a job again. */
export type RerunAuth = Read<typeof rerunAuth>;

/** Why it says two things at once. Prow: pkg/apis/prowjobs/v1/types.go `RerunAuthConfig.Validate`. */
export function rerunAuthProblem({ allow_anyone, ...lists }: RerunAuth): string | undefined {
  const names = Object.values(lists).some((list) => list.length > 0);
  return allow_anyone && names
    ? 'allow_anyone and a list of users, teams or orgs exclude each other; keep one'
    : undefined;
}
