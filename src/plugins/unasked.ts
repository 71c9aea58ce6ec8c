import { parseSha } from '../prowjob/ids.ts';
import type { PullRequestFacts } from './facts.ts';

const NOT_ASKED = { run: false, why: 'nobody asked' } as const;

/** What stands in the place of each fact that an event does not call for; no plugin looks at it then. */
export const UNASKED: Omit<PullRequestFacts, 'pull'> = {
  baseSha: parseSha('0'.repeat(40)),
  authorTrust: NOT_ASKED,
  actorTrust: NOT_ASKED,
  actorIsBot: false,
  changedFiles: [],
  headContexts: [],
  runningJobs: [],
  botComments: [],
};
