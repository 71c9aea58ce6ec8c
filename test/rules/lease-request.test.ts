import { describe, expect, it } from 'vitest';
import { leaseOf, leaseRequest, queueSettings } from '../../src/rules/lease-request.ts';
import type { ProwJobSpec } from '../../src/prowjob/spec.ts';
import { CONFIG } from '../workflows/config.ts';
import { newJob } from '../workflows/new-job.ts';

const { global } = CONFIG.config;
const ASKED = { ticket: 1, isHeld: false };

function limited(
  maxConcurrency: number,
  jobQueueCapacities: Readonly<Record<string, number>> = {},
) {
  return { ...global, plank: { ...global.plank, maxConcurrency, jobQueueCapacities } };
}

function asks(spec: Partial<ProwJobSpec>, limits = limited(0, { small: 2, any: -1 })) {
  return leaseRequest(newJob(spec), limits, ASKED);
}

describe('a prow job asks for a lease', () => {
  it.each<[string, Partial<ProwJobSpec>, boolean]>([
    ['that nothing limits', {}, false],
    ['of limited runs', { max_concurrency: 1 }, true],
    ['of a limited queue', { job_queue_name: 'small' }, true],
    ['of a queue without limit', { job_queue_name: 'any' }, false],
    ['of a queue that is not configured', { job_queue_name: 'typo' }, true],
    ['of a queue named like what every object has', { job_queue_name: 'constructor' }, true],
  ])('%s: %s', (_what, spec, isAsking) => {
    expect(asks(spec) !== undefined).toBe(isAsking);
  });

  it('when all jobs are limited together', () => {
    expect(asks({}, limited(5))).toMatchObject({
      needs: [{ scope: 'all' }, { scope: 'job/unit' }],
    });
  });

  it('for no slot of all jobs when it is no Pod, as in Prow', () => {
    const tekton = { agent: 'tekton-pipeline', max_concurrency: 1 } as const;
    expect(asks(tekton, limited(5))?.needs).toEqual([{ scope: 'job/unit', slots: 1 }]);
  });

  it('for a slot of everything that could limit it, so that later limits count it', () => {
    expect(asks({ max_concurrency: 2, job_queue_name: 'small' })?.needs).toEqual([
      { scope: 'all' },
      { scope: 'job/unit', slots: 2 },
      { scope: 'queue/small' },
    ]);
  });

  it('in the share of its org, at the time of its trigger', () => {
    const job = newJob({ max_concurrency: 1 });
    expect(leaseRequest(job, global, ASKED)).toMatchObject({
      prowJob: job.metadata.name,
      org: 'org',
      createdAt: job.status.startTime,
      ...ASKED,
    });
  });

  it.each([
    ['10', 10],
    ['-1', -1],
    ['high', 0],
    ['1e9', 0],
    ['', 0],
  ])('with the priority "%s" as %i', (text, priority) => {
    const job = newJob();
    const annotations = { 'prowflow.dev/priority': text };
    const urgent = { ...job, metadata: { ...job.metadata, annotations } };
    expect(leaseOf(urgent, global).priority).toBe(priority);
  });
});

describe('the settings of the queue', () => {
  it('have the limits that limit, in the order of the configuration', () => {
    expect(queueSettings(limited(7, { big: 0, any: -1, small: 2 }))).toEqual({
      limits: [
        ['all', 7],
        ['queue/big', 0],
        ['queue/small', 2],
      ],
      isFair: false,
    });
  });
});
