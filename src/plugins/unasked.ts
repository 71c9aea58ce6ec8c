import { parseSha } from '../prowjob/ids.ts';
import { NOTHING_GENERATED } from '../rules/generated-files.ts';
import type { AllPullFacts, IssueFacts } from './facts.ts';

const NOT_ASKED = { run: false, why: 'nobody asked' } as const;

/** What stands in the place of each fact that an event does not call for; no plugin looks at it then. */
export const UNASKED: Omit<AllPullFacts, 'pull'> = {
  baseSha: parseSha('0'.repeat(40)),
  requiredContexts: [],
  authorTrust: NOT_ASKED,
  actorTrust: NOT_ASKED,
  actorIsBot: false,
  changedFiles: [],
  changedLines: [],
  generated: NOTHING_GENERATED,
  headContexts: [],
  runningJobs: [],
  botComments: [],
  repoLabels: [],
  actorTeams: [],
};

/** The same for the facts of an issue. */
export const UNASKED_OF_ISSUE: IssueFacts = {
  labels: [],
  botComments: [],
  repoLabels: [],
  actorTeams: [],
};
