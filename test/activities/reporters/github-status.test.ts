import { describe, expect, it } from 'vitest';
import { gitHubStatusReporter } from '../../../src/activities/reporters/github-status.ts';
import type { Urgency } from '../../../src/ports/code-host.ts';
import type { JobReport } from '../../../src/ports/reporter.ts';
import type { CommitStatus } from '../../../src/prowjob/commit-status.ts';
import type { ProwJob, ProwJobSpec } from '../../../src/prowjob/spec.ts';
import { commitStatus } from '../../../src/reports/commit-status.ts';
import { BASE, HEAD, OLD_HEAD } from '../../plugins/facts.ts';
import { CONFIG } from '../../workflows/config.ts';
import { newJob } from '../../workflows/new-job.ts';
import { far } from '../far-error.ts';

const URL = 'https://prow.example/1';
const pull = { number: 7, author: 'bob', sha: HEAD };
const refs = { org: 'org', repo: 'repo', base_ref: 'main', base_sha: BASE };

function job(spec: Partial<ProwJobSpec> = {}): ProwJob {
  const prowJob = newJob({ refs: { ...refs, pulls: [pull] }, ...spec });
  return { ...prowJob, status: { state: 'success', description: 'Job succeeded.', url: URL } };
}

function without(field: keyof ProwJobSpec): ProwJob {
  const prowJob = job();
  const spec = Object.entries(prowJob.spec).filter(([name]) => name !== field);
  return { ...prowJob, spec: Object.fromEntries(spec) as ProwJobSpec };
}

interface Scene {
  readonly onCommit?: readonly CommitStatus[];
  readonly isRepeat?: boolean;
  readonly isSuperseded?: boolean;
  readonly isFinal?: boolean;
  readonly failure?: Error;
}

/** What the code host was told, with the commit. */
async function told(prowJob: ProwJob, scene: Scene = {}) {
  const { onCommit = [], isRepeat = false, isSuperseded = false } = scene;
  const { isFinal = true, failure } = scene;
  const statuses: (CommitStatus & { readonly sha: string; readonly urgency?: Urgency })[] = [];
  const reporter = gitHubStatusReporter({
    config: { current: () => CONFIG },
    codeHost: {
      contexts: () => Promise.resolve(onCommit),
      setStatus: (_repo, sha, status, urgency) => {
        statuses.push({ ...status, sha, ...(urgency && { urgency }) });
        return failure ? Promise.reject(failure) : Promise.resolve();
      },
    },
  });
  const report: JobReport = { job: prowJob, isFinal, isSuperseded };
  if (reporter.wants(report)) await reporter.tell(report, isRepeat);
  return statuses;
}

describe('a status', () => {
  it.each([
    ['a presubmit', 'the head', {}, HEAD],
    ['a postsubmit', 'the commit that landed', { type: 'postsubmit', refs }, BASE],
  ] as const)('of %s is on %s', async (_job, _where, spec, sha) => {
    expect(await told(job(spec))).toMatchObject([{ sha, state: 'success', targetUrl: URL }]);
  });

  it.each([
    ['that tests several pulls', { refs: { ...refs, pulls: [pull, { ...pull, sha: OLD_HEAD }] } }],
    ['of a batch', { type: 'batch' }],
    ['of a periodic', { type: 'periodic' }],
    ['that wants no report', { report: false }],
    ['without a commit', { type: 'postsubmit', refs: { org: 'org', repo: 'repo' } }],
  ] as const)('of a job %s is nowhere', async (_what, spec) => {
    expect(await told(job(spec))).toEqual([]);
  });

  it('of a job without refs is nowhere', async () => {
    expect(await told(without('refs'))).toEqual([]);
  });

  it('of a job that a newer run took over is left to the newer run', async () => {
    expect(await told(job(), { isSuperseded: true })).toEqual([]);
  });

  it('is under the context of the job, or its name where it has none', async () => {
    expect(await told(job({ context: 'ci/unit' }))).toMatchObject([{ context: 'ci/unit' }]);
    expect(await told(without('context'))).toMatchObject([{ context: 'unit' }]);
  });
});

describe('a status that is tried again', () => {
  const shown = commitStatus(job());

  it.each([
    ['is not set twice', [shown], 0],
    ['is set when the commit shows nothing of the job', [{ ...shown, context: 'lint' }], 1],
    ['is set when the commit shows another state', [{ ...shown, state: 'pending' }], 1],
    ['is set when the commit shows another run', [{ ...shown, targetUrl: 'https://x/2' }], 1],
  ] as const)('%s', async (_what, onCommit, times) => {
    expect(await told(job(), { onCommit, isRepeat: true })).toHaveLength(times);
  });
});

describe('a status that the code host refuses', () => {
  it.each(['NOT_FOUND', 'NO_COMMIT', 'TOO_MANY_STATUSES'])(
    'with %s counts as told: it can reach nobody',
    async (code) => {
      await expect(told(job(), { failure: far(code, 'no') })).resolves.toHaveLength(1);
    },
  );

  it.each(['UNAVAILABLE', 'RATE_LIMITED', 'FORBIDDEN'])('with %s is an error', async (code) => {
    const refused = told(job(), { failure: far(code, 'no') });
    await expect(refused).rejects.toMatchObject({ code });
  });
});

describe('a status when the code host takes few calls', () => {
  const limited = (seconds: number): Error => far('RATE_LIMITED', 'later', seconds);

  it.each([
    ['a verdict', true, 'verdict'],
    ['a state on the way', false, 'progress'],
  ] as const)('%s says how urgent it is', async (_what, isFinal, urgency) => {
    expect(await told(job(), { isFinal })).toMatchObject([{ urgency }]);
  });

  it('is left out when it is on the way and would have to wait long', async () => {
    const scene = { isFinal: false, failure: limited(60) };
    await expect(told(job(), scene)).resolves.toHaveLength(1);
  });

  it.each([
    ['a state on the way that is soon taken', false, 10],
    ['a verdict', true, 3_600],
  ])('is waited for when it is %s', async (_what, isFinal, seconds) => {
    const refused = told(job(), { isFinal, failure: limited(seconds) });
    await expect(refused).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });
});
