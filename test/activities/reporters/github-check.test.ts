import { describe, expect, it } from 'vitest';
import { gitHubCheckReporter } from '../../../src/activities/reporters/github-check.ts';
import type { CheckRunHow } from '../../../src/ports/code-host.ts';
import type { ConfigSnapshot } from '../../../src/ports/config-source.ts';
import type { JobReport } from '../../../src/ports/reporter.ts';
import type { ProwJobSpec } from '../../../src/prowjob/spec.ts';
import { CONFIG } from '../../workflows/config.ts';
import { newJob } from '../../workflows/new-job.ts';
import { far } from '../far-error.ts';

function withCheckRuns(check_runs: Readonly<Record<string, boolean>>): ConfigSnapshot {
  const { config } = CONFIG;
  const sections = { ...config.global.sections, prowflow: { check_runs } };
  return { ...CONFIG, config: { ...config, global: { ...config.global, sections } } };
}

function report(changes: Partial<JobReport> = {}, spec: Partial<ProwJobSpec> = {}): JobReport {
  const job = { ...newJob(spec), status: { state: 'success' } as const };
  return { job, isFinal: true, isSuperseded: false, ...changes };
}

function scene(settings: Readonly<Record<string, boolean>> = { '*': true }) {
  const told: (CheckRunHow & { readonly name: string })[] = [];
  const warnings: string[] = [];
  const answer: { value: boolean | Error } = { value: true };
  const reporter = gitHubCheckReporter({
    config: { current: () => withCheckRuns(settings) },
    codeHost: {
      setCheckRun: (_repo, _sha, { name }, how) => {
        told.push({ name, ...how });
        const { value } = answer;
        return value instanceof Error ? Promise.reject(value) : Promise.resolve(value);
      },
    },
    warn: (message) => warnings.push(message),
  });
  return { reporter, told, warnings, answer };
}

describe('a check run is wanted', () => {
  it.each<[string, Readonly<Record<string, boolean>>, boolean]>([
    ['nowhere by default', {}, false],
    ['everywhere', { '*': true }, true],
    ['in an org', { org: true }, true],
    ['in other orgs', { other: true }, false],
    ['everywhere but in the repository', { '*': true, 'org/repo': false }, false],
    ['in the repository alone', { org: false, 'org/repo': true }, true],
  ])('%s', (_where, settings, wanted) => {
    expect(scene(settings).reporter.wants(report())).toBe(wanted);
  });

  it.each<[string, JobReport]>([
    ['of a run that a newer one took over', report({ isSuperseded: true })],
    ['of a batch', report({}, { type: 'batch' })],
    ['of a job that wants no report', report({}, { report: false })],
  ])('not %s', (_what, unwanted) => {
    expect(scene().reporter.wants(unwanted)).toBe(false);
  });
});

describe('a check run', () => {
  it.each<[string, Partial<JobReport>, boolean, CheckRunHow]>([
    [
      'is new with the first state',
      { isFinal: false },
      false,
      { isFirst: true, urgency: 'progress' },
    ],
    ['may be there already at another try', {}, true, { isFirst: false, urgency: 'verdict' }],
    [
      'is there with the next state',
      { before: 'pending' },
      false,
      { isFirst: false, urgency: 'verdict' },
    ],
  ])('%s', async (_what, changes, isRepeat, how) => {
    const { reporter, told } = scene();
    await reporter.tell(report(changes), isRepeat);
    expect(told).toEqual([{ name: 'unit', ...how }]);
  });
});

describe('a check run that cannot be written', () => {
  it('for want of a permission is said to operators once', async () => {
    const { reporter, warnings, answer } = scene();
    answer.value = false;
    await reporter.tell(report(), false);
    await reporter.tell(report(), false);
    expect(warnings).toEqual([
      'No check runs are written in org/repo: use a GitHub App that may write checks there, or take the repository out of prowflow.check_runs',
    ]);
  });

  it.each(['FORBIDDEN', 'REFUSED', 'NOT_FOUND', 'NO_COMMIT'])(
    'because of %s counts as told',
    async (code) => {
      const { reporter, warnings, answer } = scene();
      answer.value = far(code, 'no');
      await reporter.tell(report(), false);
      expect(warnings).toEqual(['No check runs are written in org/repo: no']);
    },
  );

  it.each([
    ['UNAVAILABLE', true, undefined],
    ['RATE_LIMITED', true, 600],
    ['RATE_LIMITED', false, 5],
  ])('for now because of %s is tried again', async (code, isFinal, seconds) => {
    const { reporter, answer } = scene();
    answer.value = far(code, 'later', seconds);
    await expect(reporter.tell(report({ isFinal }), false)).rejects.toMatchObject({ code });
  });

  it('on the way is left out when it would have to wait long', async () => {
    const { reporter, warnings, answer } = scene();
    answer.value = far('RATE_LIMITED', 'later', 600);
    await reporter.tell(report({ isFinal: false }), false);
    expect(warnings).toEqual([]);
  });
});
