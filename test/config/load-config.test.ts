import { expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load-config.ts';
import { problemText } from '../../src/config/problem.ts';
import { MAIN, configOf, load, periodic, postsubmit, presubmit, problemsOf } from './sample.ts';

function fieldsOf(jobs: string, main = MAIN): Readonly<Record<string, unknown>> {
  const { presubmits, postsubmits, periodics } = configOf(jobs, main);
  const [job] = [...presubmits.values(), ...postsubmits.values(), periodics].flat();
  return job?.fields ?? {};
}

it('a presubmit that says little gets all of its defaults', () => {
  expect(fieldsOf(presubmit())).toEqual({
    name: 'unit',
    agent: 'kubernetes',
    cluster: 'default',
    namespace: 'test-pods',
    decorate: false,
    prowjob_defaults: { tenant_id: 'GlobalDefaultID' },
    always_run: false,
    context: 'unit',
    trigger: String.raw`(?m)^/test( | .* )unit,?($|\s.*)`,
    rerun_command: '/test unit',
    spec: { containers: [{ name: '', image: 'alpine', command: ['test'] }] },
  });
});

it('a postsubmit has no trigger, a periodic not even a context', () => {
  expect(fieldsOf(postsubmit())).not.toHaveProperty('trigger');
  expect(fieldsOf(postsubmit())).toHaveProperty('context', 'unit');
  expect(fieldsOf(periodic('interval: 1h'))).not.toHaveProperty('context');
});

it('what a job says itself stays', () => {
  const said = { cluster: 'arm', context: 'ci/unit', trigger: '^/go$', rerun_command: '/go' };
  const lines = Object.entries(said).map(([field, value]) => `${field}: ${value}`);
  expect(fieldsOf(presubmit(...lines))).toMatchObject(said);
});

it('a decorated job has the decoration of the configuration under its own', () => {
  const job = presubmit('decorate: true', 'decoration_config: {timeout: 90m}');
  expect(fieldsOf(job)).toMatchObject({
    decoration_config: {
      timeout: '1h30m0s',
      utility_images: { clonerefs: 'c:1' },
      gcs_configuration: { bucket: 'logs', path_strategy: 'explicit' },
    },
  });
});

it.each([
  [MAIN, '{}', '2h0m0s'],
  [MAIN, '{timeout: 5m}', '5m0s'],
  [MAIN.replace('timeout: 2h', ''), '{}', '6h0m0s'],
])('default_job_timeout is for decorated jobs that nobody gives another', (main, own, timeout) => {
  const job = presubmit('decorate: true', `decoration_config: ${own}`);
  const fields = fieldsOf(job, `${main}default_job_timeout: 6h`);
  expect(fields).toHaveProperty('decoration_config.timeout', timeout);
});

it('decorate_all_jobs of config.yaml decorates jobs that do not say otherwise', () => {
  const main = `${MAIN}\ndecorate_all_jobs: true`;
  expect(fieldsOf(presubmit(), main)).toHaveProperty('decorate', true);
  expect(fieldsOf(presubmit('decorate: false'), main)).not.toHaveProperty('decoration_config');
});

it('decorate_all_jobs of a job file counts for nothing, as in Prow', () => {
  expect(fieldsOf(`decorate_all_jobs: true\n${presubmit()}`)).toHaveProperty('decorate', false);
});

it('a periodic is defaulted as a job of its first extra ref', () => {
  const main = `${MAIN}
prowjob_default_entries:
- {repo: org, config: {tenant_id: ours}}
- {repo: org/repo, config: {resultstore_config: {project_id: p}}}
- {repo: other, config: {tenant_id: theirs}}`;
  const job = periodic('interval: 1h', 'extra_refs: [{org: org, repo: repo, base_ref: main}]');
  expect(fieldsOf(job, main)).toMatchObject({
    prowjob_defaults: { tenant_id: 'ours', resultstore_config: { project_id: 'p' } },
  });
});

it('presets of all files are for jobs of all files', () => {
  const main = `${MAIN}\npresets: [{labels: {p: "1"}, env: [{name: A, value: 1}]}]`;
  const jobs = `presets: [{env: [{name: B, value: yes}]}]\n${presubmit('labels: {p: 1}')}`;
  expect(fieldsOf(jobs, main)).toMatchObject({
    spec: {
      containers: [
        {
          env: [
            { name: 'A', value: '1' },
            { name: 'B', value: 'true' },
          ],
        },
      ],
    },
  });
});

it('a preset that clashes with a job, or with another preset, is told', () => {
  const jobs = `presets: [{env: [{name: A}]}, {env: [{name: A}]}]\n${presubmit()}`;
  expect(problemsOf(jobs)).toEqual([
    'jobs.yaml:5:11: presubmit unit of org/repo: a preset of its labels cannot be added, the env var A is already there',
  ]);
});

it('two presets cannot have the same label', () => {
  expect(problemsOf('presets: [{labels: {p: "1"}}, {labels: {p: "1"}}]')).toEqual([
    'jobs.yaml:1:31: there is another preset with the label p: 1',
  ]);
});

it('jobs are in the order of the files, those of config.yaml first', () => {
  const file = (name: string) => ({ path: `${name}.yaml`, text: presubmit(`name: ${name}`) });
  const loaded = loadConfig({
    main: { path: 'config.yaml', text: `${MAIN}${presubmit('name: first')}` },
    jobs: [file('b'), file('a')],
  });
  const jobs = loaded.ok ? loaded.value.presubmits.get('org/repo') : [];
  expect(jobs?.map(({ name }) => name)).toEqual(['first', 'b', 'a']);
});

it('a presubmit is what its fields say', () => {
  const job = presubmit(
    'branches: [main]',
    'run_if_changed: "^src/"',
    'optional: true',
    'skip_report: true',
    'run_before_merge: true',
  );
  const [unit] = configOf(job).presubmits.get('org/repo') ?? [];
  expect(unit).toMatchObject({
    kind: 'presubmit',
    repo: 'org/repo',
    name: 'unit',
    when: { kind: 'if-changed', pattern: { source: '^src/' } },
    branches: { include: ['main'], skip: [] },
    optional: true,
    skipReport: true,
    runBeforeMerge: true,
    rerunCommand: '/test unit',
    context: 'unit',
  });
  expect(unit?.trigger.test('/test unit')).toBe(true);
  expect(unit?.branches.shouldRun('dev').run).toBe(false);
});

it('a trigger of its own is the one that is tested', () => {
  const job = presubmit('trigger: "(?mi)^/go$"', 'rerun_command: /go');
  const [unit] = configOf(job).presubmits.get('org/repo') ?? [];
  expect(unit?.trigger.test('please\n/GO')).toBe(true);
  expect(unit?.trigger.test('/test unit')).toBe(false);
});

it('the problems of all files are told at once', () => {
  expect(problemsOf(presubmit('max_concurrency: x', 'labels: {-: a}'), `plank: [1]`)).toEqual([
    'config.yaml:1:8: plank must be a map, not a list',
    'jobs.yaml:5:22: max_concurrency must be a whole number, without quotes, not the text "x"',
    expect.stringContaining('jobs.yaml:6:17: presubmit unit of org/repo: - is no valid label name'),
  ]);
});

it('a file that is no YAML does not hide the problems of another', () => {
  expect(problemsOf('a: [', 'plank: {max_concurrency: -1}')).toEqual([
    'config.yaml:1:26: max_concurrency must not be negative; 0 is no limit',
    expect.stringMatching(/^jobs\.yaml:1:\d+: this is not valid YAML/),
  ]);
});

it('fields that nobody knows are warnings', () => {
  const loaded = load(presubmit('allways_run: true'));
  expect(loaded.ok && loaded.warnings.map(problemText)).toEqual([
    'jobs.yaml:5:18: the field allways_run is not known here: it is ignored',
  ]);
});

it('anchors may be kept under prow_ignored', () => {
  const jobs = `prow_ignored:
  base: &base {spec: {containers: [{command: [x]}]}, max_concurrency: 2}
presubmits:
  org/repo:
  - name: unit
    <<: *base
`;
  expect(fieldsOf(jobs)).toMatchObject({ name: 'unit', max_concurrency: 2 });
});
