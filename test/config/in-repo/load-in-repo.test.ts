import { describe, expect, it } from 'vitest';
import { loadInRepo } from '../../../src/config/in-repo/load-in-repo.ts';
import { problemText } from '../../../src/config/problem.ts';
import { configOf, MAIN, periodic, postsubmit, presubmit } from '../sample.ts';
import { own, ownJobs, ownProblems, pod } from './sample.ts';

describe('loadInRepo', () => {
  it('gives a job of a repository the same as a job of the operators that says the same', () => {
    const lines = ['decorate: true', 'always_run: true', 'labels: {p: x}'];
    const main = `${MAIN}\npresets: [{labels: {p: x}, env: [{name: A, value: b}]}]`;
    const ofOperators = configOf(presubmit(...lines), main).presubmits.get('org/repo');
    const [job] = ownJobs(own(...lines), configOf('', main)).presubmits;
    expect(JSON.stringify(job)).toBe(JSON.stringify(ofOperators?.[0]));
  });

  it('reads postsubmits as a list, too', () => {
    const [job] = ownJobs(own().replace('presubmits', 'postsubmits')).postsubmits;
    expect(job).toMatchObject({ kind: 'postsubmit', repo: 'org/repo', name: 'unit' });
  });

  it('puts the jobs of all files together, with the presets of all files', () => {
    const files = [
      { path: '.prow/a.yaml', text: own('labels: {p: x}') },
      { path: '.prow/b/c.yaml', text: own('name: lint') },
      { path: '.prow/p.yaml', text: 'presets: [{labels: {p: x}, env: [{name: A, value: 1}]}]' },
    ];
    const loaded = loadInRepo(files, 'org/repo', configOf(''));
    expect(loaded).toMatchObject({
      ok: true,
      value: {
        presubmits: [
          {
            name: 'unit',
            fields: { spec: { containers: [{ env: [{ name: 'A', value: '1' }] }] } },
          },
          { name: 'lint', fields: { spec: { containers: [{ image: 'alpine' }] } } },
        ],
      },
    });
  });

  it('decorates by decorate_all_jobs of the operators', () => {
    const [job] = ownJobs(own(), configOf('', `${MAIN}\ndecorate_all_jobs: true`)).presubmits;
    expect(job?.fields.decoration_config?.gcs_configuration?.bucket).toBe('logs');
  });

  it.each(['', '{}', 'prow_ignored: {any: thing}', 'presubmits:', 'presubmits: []'])(
    'takes %j for no jobs',
    (text) => {
      expect(ownJobs(text)).toEqual({ presubmits: [], postsubmits: [] });
    },
  );

  it.each([
    ['periodics: [{name: nightly}]', /^\.prow\.yaml:1:\d+: a repository cannot define periodics/],
    ['decorate_all_jobs: true', /the field "decorate_all_jobs" is not known here/],
    ['plank: {}', /the field "plank" is not known here/],
    ['presubmits: {org/repo: []}', /presubmits must be a list/],
    ['presubmits: [', /^\.prow\.yaml:1:/],
    [own('max_concurrency: -1'), /^\.prow\.yaml:2:.*max_concurrency must not be negative/],
    [own('run_if_changed: "("'), /no regular expression/],
    [`${own()}- {name: unit, spec: ${pod()}}`, /there is another job of this name/],
    [`${own()}- {name: b, context: unit, spec: ${pod()}}`, /reports to the same context unit/],
  ])('refuses %j', (text, says) => {
    expect(ownProblems(text)).toEqual([expect.stringMatching(says)]);
  });

  it('tells all problems of all files at once', () => {
    const files = ['.prow/a.yaml', '.prow/b.yaml'].map((path) => ({ path, text: 'a: 1\nb: 2\n' }));
    const loaded = loadInRepo(files, 'org/repo', configOf(''));
    const problems = loaded.ok ? [] : loaded.problems.map(problemText);
    expect(problems.map((text) => text.slice(0, 14))).toEqual([
      '.prow/a.yaml:1',
      '.prow/a.yaml:2',
      '.prow/b.yaml:1',
      '.prow/b.yaml:2',
    ]);
  });
});

describe('beside the jobs of the operators', () => {
  it.each([
    [own(), /operators define a job of this name for the same branch/],
    [own('name: other', 'context: unit'), /the job unit, which operators define, reports to the/],
  ])('%j is refused', (text, says) => {
    expect(ownProblems(text, configOf(presubmit()))).toEqual([expect.stringMatching(says)]);
  });

  it.each([
    ['another branch', presubmit('branches: [main]'), own('branches: [release]')],
    ['another kind', postsubmit(), own()],
    ['another repository', presubmit().replace('org/repo', 'org/other'), own()],
  ])('a job of the same name for %s is not', (_, ofOperators, text) => {
    expect(ownProblems(text, configOf(ofOperators))).toEqual([]);
  });
});

describe('a postsubmit with the name of a job elsewhere', () => {
  const text = own().replace('presubmits', 'postsubmits');
  const elsewhere = postsubmit().replace('org/repo', 'org/other');

  it.each([periodic('interval: 1h'), elsewhere])('is refused beside %j', (ofOperators) => {
    expect(ownProblems(text, configOf(ofOperators))).toEqual([
      expect.stringMatching(/results would get mixed up/),
    ]);
  });

  it('is not in a trusted repository', () => {
    const trusting = `${MAIN}\nprowflow: {in_repo_policies: [{repos: [org], trusted: true}]}`;
    expect(ownProblems(text, configOf(elsewhere, trusting))).toEqual([]);
  });

  it('is not when it is a presubmit, whose results are kept by repository', () => {
    expect(ownProblems(own(), configOf(presubmit().replace('org/repo', 'org/other')))).toEqual([]);
  });
});
