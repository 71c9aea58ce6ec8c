import { describe, expect, it } from 'vitest';
import { createReportActivities } from '../../src/activities/reports.ts';
import type { CommitStatus } from '../../src/prowjob/commit-status.ts';
import type { ProwJob, ProwJobSpec } from '../../src/prowjob/spec.ts';
import type { JobState } from '../../src/prowjob/state.ts';
import { commitStatus } from '../../src/reports/commit-status.ts';
import { BASE, HEAD, OLD_HEAD } from '../plugins/facts.ts';
import { CONFIG } from '../workflows/config.ts';
import { newJob } from '../workflows/new-job.ts';
import { far } from './far-error.ts';

type Reported = CommitStatus & { readonly sha: string };

const WORKLOAD = { podName: 'pod', buildId: '1', url: 'https://prow.example/1' };
const DONE: JobState = {
  kind: 'done',
  result: 'success',
  description: 'Job succeeded.',
  workload: WORKLOAD,
  isSuperseded: false,
};

function job(spec: Partial<ProwJobSpec> = {}): ProwJob {
  const refs = { org: 'org', repo: 'repo', base_ref: 'main', base_sha: BASE };
  return newJob({ refs: { ...refs, pulls: [{ number: 7, author: 'bob', sha: HEAD }] }, ...spec });
}

function without(field: keyof ProwJobSpec): ProwJob {
  const prowJob = job();
  const spec = Object.entries(prowJob.spec).filter(([name]) => name !== field);
  return { ...prowJob, spec: Object.fromEntries(spec) as ProwJobSpec };
}

async function reportsOf(prowJob: ProwJob, state: JobState, failure?: Error) {
  const reported: Reported[] = [];
  const { reportFinal } = createReportActivities({
    isRepeat: () => false,
    codeHost: {
      contexts: () => Promise.resolve([]),
      setStatus: (_repo, sha, status) => {
        reported.push({ ...status, sha });
        return failure ? Promise.reject(failure) : Promise.resolve();
      },
    },
    config: { current: () => CONFIG },
  });
  await reportFinal(prowJob, state);
  return reported;
}

describe('a report', () => {
  const pull = { number: 7, author: 'bob', sha: HEAD };
  const refs = { org: 'org', repo: 'repo', base_ref: 'main', base_sha: BASE };

  it.each([
    ['a presubmit', 'the head', {}, HEAD],
    ['a postsubmit', 'the commit that landed', { type: 'postsubmit', refs }, BASE],
  ] as const)('of %s is on %s', async (_job, _where, spec, sha) => {
    expect(await reportsOf(job(spec), DONE)).toMatchObject([{ sha, state: 'success' }]);
  });

  it.each([
    ['that tests several pulls', { refs: { ...refs, pulls: [pull, { ...pull, sha: OLD_HEAD }] } }],
    ['of a batch', { type: 'batch' }],
    ['of a periodic', { type: 'periodic' }],
    ['that wants no report', { report: false }],
    ['without a commit', { type: 'postsubmit', refs: { org: 'org', repo: 'repo' } }],
  ] as const)('of a job %s goes nowhere', async (_what, spec) => {
    expect(await reportsOf(job(spec), DONE)).toEqual([]);
  });

  it('without refs goes nowhere', async () => {
    expect(await reportsOf(without('refs'), DONE)).toEqual([]);
  });

  it('is under the context of the job, or its name where it has none', async () => {
    expect(await reportsOf(job({ context: 'ci/unit' }), DONE)).toMatchObject([
      { context: 'ci/unit', targetUrl: WORKLOAD.url },
    ]);
    expect(await reportsOf(without('context'), DONE)).toMatchObject([{ context: 'unit' }]);
  });
});

describe('the words of a report', () => {
  const pending: JobState = { kind: 'pending', workload: WORKLOAD, revivals: 0 };
  const heldUpBy = 'Waiting for build cluster default.';
  const heldUp: JobState = { kind: 'triggered', revivals: 0, heldUpBy };
  const aborting: JobState = {
    kind: 'aborting',
    description: 'Aborted: enough.',
    isSuperseded: false,
  };

  it.each([
    ['waits', heldUp, 'pending', 'Waiting for build cluster default.', ''],
    ['runs', pending, 'pending', 'Job triggered.', WORKLOAD.url],
    ['is being aborted', aborting, 'failure', 'Aborted: enough.', ''],
    ['succeeded', DONE, 'success', 'Job succeeded.', WORKLOAD.url],
    ['failed', { ...DONE, result: 'failure' }, 'failure', 'Job succeeded.', WORKLOAD.url],
    ['could not run', { ...DONE, result: 'error' }, 'error', 'Job succeeded.', WORKLOAD.url],
  ] as const)('of a job that %s', async (_what, state, word, description, targetUrl) => {
    const [status] = await reportsOf(job(), state);
    expect(status).toMatchObject({ state: word, targetUrl });
    expect(status?.description.startsWith(description)).toBe(true);
    expect(status?.description.endsWith(`BaseSHA:${BASE}`)).toBe(true);
  });
});

describe('a report that fails', () => {
  it.each(['NOT_FOUND', 'NO_COMMIT', 'TOO_MANY_STATUSES'])(
    'with %s counts as done: it can reach nobody',
    async (code) => {
      await expect(reportsOf(job(), DONE, far(code, 'no'))).resolves.toHaveLength(1);
    },
  );

  it.each(['UNAVAILABLE', 'RATE_LIMITED', 'FORBIDDEN'])('with %s is told', async (code) => {
    await expect(reportsOf(job(), DONE, far(code, 'no'))).rejects.toMatchObject({ code });
  });
});

describe('a report that is tried again', () => {
  const shown = commitStatus({
    state: 'success',
    description: 'Job succeeded.',
    url: WORKLOAD.url,
    context: 'unit',
    baseSha: BASE,
  });

  it.each([
    ['is not made twice', [shown], 0],
    ['is made when the commit shows nothing of the job', [{ ...shown, context: 'lint' }], 1],
    ['is made when the commit shows another state', [{ ...shown, state: 'pending' }], 1],
    ['is made when the commit shows another run', [{ ...shown, targetUrl: 'https://x/2' }], 1],
  ] as const)('%s', async (_what, onCommit, made) => {
    const statuses: CommitStatus[] = [];
    const { reportFinal } = createReportActivities({
      isRepeat: () => true,
      codeHost: {
        contexts: () => Promise.resolve(onCommit),
        setStatus: (_repo, _sha, status) => Promise.resolve(void statuses.push(status)),
      },
      config: { current: () => CONFIG },
    });
    await reportFinal(job({ context: 'unit' }), DONE);
    expect(statuses).toHaveLength(made);
  });
});
