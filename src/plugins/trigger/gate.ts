import type { Verdict } from '../../prowjob/verdict.ts';
import type { JobVerdict } from '../../rules/job-verdict.ts';
import type { PullFacts } from '../facts.ts';

/** Why no job of the pull request may start now, whatever its own rules say. */
export type Gate = JobVerdict & { readonly run: false };

/** A closed pull request has nobody who waits for results. */
export function closedGate({ isOpen }: PullFacts): Gate | undefined {
  if (isOpen) return undefined;
  return { run: false, why: 'the pull request is closed', wouldRunIf: 'it is reopened' };
}

/** Code of people nobody vouched for does not run. Prow: pkg/plugins/trigger `buildAllIfTrusted`. */
export function trustGate(trust: Verdict): Gate | undefined {
  if (trust.run) return undefined;
  return {
    run: false,
    why: `the pull request is not trusted: ${trust.why}`,
    wouldRunIf: 'a trusted person comments "/ok-to-test"',
  };
}

/** A draft is built only on command. Prow: pkg/plugins/trigger `buildAllButDrafts`. */
export function draftGate({ isDraft }: PullFacts): Gate | undefined {
  if (!isDraft) return undefined;
  return {
    run: false,
    why: 'the pull request is a draft',
    wouldRunIf: 'it is marked ready for review, or somebody comments "/test all"',
  };
}

/** What cannot be merged cannot be tested merged. Prow: pkg/plugins/trigger/trigger.go `runRequested`. */
export function conflictGate({ isMergeable, baseRef }: PullFacts): Gate | undefined {
  if (isMergeable !== false) return undefined;
  return {
    run: false,
    why: `the pull request conflicts with ${baseRef}`,
    wouldRunIf: 'the conflicts are resolved',
  };
}
