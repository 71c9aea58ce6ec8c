import { expect, it } from 'vitest';
import { problemText } from '../../../src/config/problem.ts';
import { mainFileOf as read } from '../main-file-of.ts';

it('an empty config.yaml has the defaults of Prow', () => {
  expect(read('').global).toEqual({
    prowJobNamespace: 'default',
    podNamespace: 'default',
    plank: {
      podPendingTimeoutMs: 600_000,
      podRunningTimeoutMs: 172_800_000,
      podUnscheduledTimeoutMs: 300_000,
      maxRevivals: 3,
      maxConcurrency: 0,
      jobUrlTemplate: '',
      jobUrlPrefixes: {},
      jobUrlOmitsStorageProvider: false,
      reportTemplates: {},
      jobQueueCapacities: {},
    },
    reporter: { jobTypes: ['presubmit', 'postsubmit'] },
    sections: {},
    rest: {},
  });
});

it('what config.yaml says is read', () => {
  const { global } = read(`
prowjob_namespace: prow
pod_namespace: pods
github_reporter: {job_types_to_report: [presubmit]}
plank:
  pod_pending_timeout: 15m
  max_revivals: 1
  max_concurrency: 200
  job_url_template: url
  job_url_prefix_config: {'*': https://prow.example.com/view/}
  jobURLPrefixDisableAppendStorageProvider: true
  report_templates: {'*': all, org: theirs}
  job_queue_capacities: {gpu: 0, many: -1}
  build_cluster_status_file: gs://bucket/file
tide: {queries: []}
`);
  expect(global).toMatchObject({
    prowJobNamespace: 'prow',
    podNamespace: 'pods',
    reporter: { jobTypes: ['presubmit'] },
    plank: {
      podPendingTimeoutMs: 900_000,
      maxRevivals: 1,
      maxConcurrency: 200,
      jobUrlTemplate: 'url',
      jobUrlPrefixes: { '*': 'https://prow.example.com/view/' },
      jobUrlOmitsStorageProvider: true,
      reportTemplates: { '*': 'all', org: 'theirs' },
      jobQueueCapacities: { gpu: 0, many: -1 },
    },
    sections: { tide: { queries: [] } },
    rest: { plank: { build_cluster_status_file: 'gs://bucket/file' } },
  });
});

it('report_template is the template of all', () => {
  expect(read('plank: {report_template: one}').global.plank.reportTemplates).toEqual({
    '*': 'one',
  });
});

it('decoration defaults by key go from the widest to the narrowest', () => {
  const { decorationEntries } = read(`
plank:
  default_decoration_configs:
    org/repo: {timeout: 1h}
    '*': {timeout: 3h}
    org: {timeout: 2h}
`);
  expect(decorationEntries).toEqual([
    { repo: '*', cluster: '*', config: { timeout: '3h0m0s' } },
    { repo: 'org', cluster: '*', config: { timeout: '2h0m0s' } },
    { repo: 'org/repo', cluster: '*', config: { timeout: '1h0m0s' } },
  ]);
});

it('decoration defaults as a list keep their order; what they leave open is for all', () => {
  const entries = '[{repo: org, config: {timeout: 1h}}, {cluster: arm, config: {}}, {repo: x}]';
  expect(read(`plank: {default_decoration_config_entries: ${entries}}`).decorationEntries).toEqual([
    { repo: 'org', cluster: '*', config: { timeout: '1h0m0s' } },
    { repo: '*', cluster: 'arm', config: {} },
  ]);
});

it('a number is no duration, because it does not say its unit', () => {
  expect(read('plank: {pod_pending_timeout: 15}').problems.map(problemText)).toEqual([
    'config.yaml:1:30: pod_pending_timeout must be a duration with its unit, such as "2h30m", not 15',
  ]);
});

it('text that is no duration is refused', () => {
  expect(read('plank: {pod_pending_timeout: soon}').problems.map(problemText)).toEqual([
    'config.yaml:1:30: pod_pending_timeout must be a duration such as "2h30m" (units h, m, s, ms, us, ns), not the text "soon"',
  ]);
});

it('a section that nobody knows is kept and warned of', () => {
  const file = read('plnak: {max_concurrency: 1}\nsinker: {}');
  expect(file.global.rest).toEqual({ plnak: { max_concurrency: 1 } });
  expect(file.warnings.map(problemText)).toEqual([
    'config.yaml:1:8: the field plnak is not known here: it is ignored',
  ]);
});

it('the case of names does not matter', () => {
  const { global, warnings } = read('Log_Level: debug\nPLANK: {Max_Concurrency: 5}');
  expect(global).toMatchObject({
    plank: { maxConcurrency: 5 },
    sections: { log_level: 'debug' },
    rest: {},
  });
  expect(warnings).toEqual([]);
});
