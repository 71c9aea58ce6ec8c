import type { History } from '../../ports/history.ts';
import type { Reporter } from '../../ports/reporter.ts';

/** Puts each run that is over into the history, also one that never had a Pod. */
export function historyReporter({
  history,
}: {
  readonly history: Pick<History, 'record'>;
}): Reporter {
  return {
    name: 'history-reporter',
    wants: ({ isFinal }) => isFinal,
    tell: ({ job }) => history.record(job),
  };
}
