import { expect, it } from 'vitest';
import { mainFileProblems, mainFileWarnings } from '../main-file-of.ts';

it.each([
  [
    'V84 no channel',
    "slack_reporter_configs: {'*': {job_types_to_report: [periodic]}}",
    'config.yaml:1:31: slack_reporter_configs of * needs a channel',
  ],
  [
    'V84 an empty channel',
    "slack_reporter_configs: {org: {channel: ''}}",
    'config.yaml:1:31: slack_reporter_configs of org needs a channel',
  ],
  [
    'V84 nothing at all',
    'slack_reporter_configs: {org: }',
    'config.yaml:1:26: slack_reporter_configs of org needs a channel',
  ],
  [
    'V84 a template that cannot be read',
    "slack_reporter_configs: {org/repo: {channel: c, report_template: '{{.Spec'}}",
    'config.yaml:1:66: report_template of org/repo is no Go template: "{{" at offset 0 has no "}}"',
  ],
  [
    'V84 a template over a field that no ProwJob has',
    "slack_reporter_configs: {org: {channel: c, report_template: '{{.Spec.Nope}}'}}",
    'config.yaml:1:61: report_template of org does not fit a job without refs: ProwJobSpec has no field Nope',
  ],
  [
    'V84 a template that fails without refs',
    "slack_reporter_configs: {org: {channel: c, report_template: '{{.Spec.Refs.Org}}'}}",
    'config.yaml:1:61: report_template of org does not fit a job without refs: cannot read Org of nil',
  ],
  [
    'a kind of job that there is not',
    'slack_reporter_configs: {org: {channel: c, job_types_to_report: [nightly]}}',
    'config.yaml:1:66: job_types_to_report[0] must be one of presubmit, postsubmit, periodic, batch, not the text "nightly"',
  ],
])('%s: %s', (_, text, problem) => {
  expect(mainFileProblems(text)).toEqual([problem]);
});

it.each(['{{.ClusterAlias}}', '{{.Spec.PodSpec}}', '{{call .Name}}'])(
  'V84 a template that Go can render and prowflow cannot loads with a warning: %s',
  (template) => {
    const text = `slack_reporter_configs: {org: {channel: c, report_template: '${template}'}}`;
    expect(mainFileProblems(text)).toEqual([]);
    expect(mainFileWarnings(text)).toEqual([
      expect.stringMatching(
        /^config\.yaml:1:61: report_template of org is more than .*\[unsupported-template\]$/,
      ),
    ]);
  },
);

it.each([
  'slack_reporter_configs: {}',
  "slack_reporter_configs: {'*': {channel: c, job_types_to_report: , job_states_to_report: }}",
  'slack_reporter_configs: {org: {channel: c, report_template: "{{with .Spec.Refs}}{{.Org}}{{end}}"}}',
  'slack_reporter_configs: {o/r: {host: h, channel: c, job_states_to_report: [error], report: false}}',
])('%s is accepted', (text) => {
  expect(mainFileProblems(text)).toEqual([]);
});
