import type { CodeHost } from '../../ports/code-host.ts';
import { authenticate } from './authenticate.ts';
import { checks } from './checks.ts';
import { conversation } from './conversation.ts';
import { files } from './files.ts';
import { inRepo } from './in-repo/in-repo.ts';
import { issues } from './issues.ts';
import { labels } from './labels.ts';
import { createMembershipCache } from './membership-cache.ts';
import { type ConnectionOptions, RETRY_DELAY_MS } from './octokit.ts';
import { people } from './people.ts';
import { pulls } from './pulls.ts';
import type { GitHubAuth } from './sessions.ts';
import { statuses } from './statuses.ts';

export interface GitHubOptions extends ConnectionOptions {
  readonly auth: GitHubAuth;
  /** How long a membership is believed; five minutes by default. */
  readonly membershipTtlMs?: number;
  /** How long the labels of a repository are believed; a minute by default. */
  readonly labelsTtlMs?: number;
}

const MEMBERSHIP_TTL_MS = 300_000;
const LABELS_TTL_MS = 60_000;

/** GitHub's REST API as our code host. Every error is a `GitHubError`. */
export function createGitHub(options: GitHubOptions): CodeHost {
  const sessions = authenticate(options.auth, options);
  const memberships = createMembershipCache(options.membershipTtlMs ?? MEMBERSHIP_TTL_MS, () =>
    Date.now(),
  );
  return {
    botLogin: () => sessions.botLogin(),
    ...pulls(sessions),
    ...people(sessions, memberships),
    ...statuses(sessions),
    ...checks(sessions),
    ...conversation(sessions),
    ...files(sessions),
    ...issues(sessions),
    ...labels(sessions, options.labelsTtlMs ?? LABELS_TTL_MS),
    ...inRepo(sessions, options.retryDelayMs ?? RETRY_DELAY_MS),
  };
}
