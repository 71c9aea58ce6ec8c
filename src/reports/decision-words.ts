import { assertNever } from '../prowjob/assert-never.ts';
import type { Decision, SetStatuses } from '../prowjob/decision.ts';

/** A decision in one line for people: what, and why. */
export function decisionWords(decision: Decision): string {
  switch (decision.kind) {
    case 'start-job':
      return `start ${decision.spec.job}: ${decision.because}`;
    case 'skip-job':
      return `skip ${decision.job}: ${decision.because}; it would run if ${decision.wouldRunIf}`;
    case 'abort-job':
      return `abort ${decision.prowJob}: ${decision.because}`;
    case 'hold-pull':
      return `hold the pull request: ${decision.because}`;
    case 'release-pull':
      return `release the pull request: ${decision.because}`;
    case 'add-label':
      return `add label ${decision.label}: ${decision.because}`;
    case 'remove-label':
      return `remove label ${decision.label}: ${decision.because}`;
    case 'assign':
      return `assign ${decision.logins.join(', ')}: ${decision.because}`;
    case 'comment':
      return `comment: ${decision.because}`;
    case 'delete-comment':
      return `delete comment ${String(decision.commentId)}: ${decision.because}`;
    case 'set-statuses':
      return `set ${decision.statuses.map(statusWords).join(', ')}: ${decision.because}`;
    default:
      return assertNever(decision);
  }
}

function statusWords({ context, state }: SetStatuses['statuses'][number]): string {
  return `context ${context} to ${state}`;
}
