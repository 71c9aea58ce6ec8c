import { expect, it } from 'vitest';
import { presubmit, problemsOf } from '../sample.ts';

it('a queue with a capacity is fine', () => {
  expect(problemsOf(presubmit('job_queue_name: gpu'))).toEqual([]);
});

it.each(['cpu', 'constructor'])('the queue %s without one is refused', (queue) => {
  expect(problemsOf(presubmit(`job_queue_name: ${queue}`))).toEqual([
    `jobs.yaml:5:21: presubmit unit of org/repo: the job queue ${queue} has no capacity; add it to plank.job_queue_capacities`,
  ]);
});
