import { expect, it } from 'vitest';
import { historyReporter } from '../../../src/activities/reporters/storage-history.ts';
import type { ProwJob } from '../../../src/prowjob/spec.ts';
import { newJob } from '../../workflows/new-job.ts';

it.each([
  ['a run that is over', true, 1],
  ['not a run that goes on', false, 0],
])('the history has %s', async (_what, isFinal, count) => {
  const recorded: ProwJob[] = [];
  const record = (run: ProwJob): Promise<void> => Promise.resolve(void recorded.push(run));
  const reporter = historyReporter({ history: { record } });
  const report = { job: newJob(), isFinal, isSuperseded: false };
  if (reporter.wants(report)) await reporter.tell(report, false);
  expect(recorded).toEqual(Array.from({ length: count }, () => report.job));
});
