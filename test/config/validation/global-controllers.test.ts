import { expect, it } from 'vitest';
import { mainFileProblems } from '../main-file-of.ts';

it.each([
  [
    'V74 both forms of decoration defaults',
    'plank: {default_decoration_configs: {a: {}}, default_decoration_config_entries: [{config: {}}]}',
    'config.yaml:1:37: default_decoration_configs and default_decoration_config_entries exclude each other',
  ],
  [
    'V75 job_url_template',
    'plank: {job_url_template: "https://x/{{.Spec.Job"}',
    'config.yaml:1:27: job_url_template is no Go template: "{{" at offset 10 has no "}}"',
  ],
  [
    'V75 report_template',
    "plank: {report_template: '{{if .Spec.Refs}}'}",
    'config.yaml:1:26: report_template is no Go template: {{if .Spec.Refs}} has no {{end}}',
  ],
  [
    'V75 report_templates',
    "plank:\n  report_templates:\n    '*': fine\n    org/repo: '{{nosuch .}}'",
    'config.yaml:4:15: report_templates of org/repo is no Go template: there is no function "nosuch" in {{nosuch .}}',
  ],
  [
    'V75 of a Jenkins operator',
    "jenkins_operators: [{job_url_template: '{{end}}'}]",
    'config.yaml:1:40: job_url_template is no Go template: {{end}} opens nothing',
  ],
  [
    'V76 both forms of report templates',
    'plank: {report_template: a, report_templates: {org: b}}',
    "config.yaml:1:26: report_template and report_templates exclude each other; keep the key '*' of the latter",
  ],
  [
    'V76 of a Jenkins operator',
    'jenkins_operators: [{report_template: a, report_templates: {org: b}}]',
    "config.yaml:1:39: report_template and report_templates exclude each other; keep the key '*' of the latter",
  ],
  [
    'V77 job_url_prefix_config',
    "plank: {job_url_prefix_config: {'*': 'https://prow.example.com/%zz'}}",
    'config.yaml:1:38: job_url_prefix_config of * is no URL: "%zz" is no escape of a character',
  ],
  [
    'V78 max_concurrency',
    'plank: {max_concurrency: -1}',
    'config.yaml:1:26: max_concurrency must not be negative; 0 is no limit',
  ],
  [
    'V78 of a Jenkins operator',
    'jenkins_operators: [{max_concurrency: -1}]',
    'config.yaml:1:39: max_concurrency must not be negative; 0 is no limit',
  ],
  [
    'V79 max_goroutines',
    'plank: {max_goroutines: -1}',
    'config.yaml:1:25: max_goroutines must not be negative',
  ],
  [
    'V79 of a Jenkins operator',
    'jenkins_operators: [{max_goroutines: -1}]',
    'config.yaml:1:38: max_goroutines must not be negative',
  ],
  [
    'V80 job_types_to_report',
    'github_reporter: {job_types_to_report: [presubmit, batch]}',
    'config.yaml:1:52: github_reporter.job_types_to_report has batch; only presubmit and postsubmit can be reported',
  ],
  [
    'V80 an empty entry',
    "github_reporter: {job_types_to_report: ['']}",
    'config.yaml:1:41: github_reporter.job_types_to_report has an empty entry; only presubmit and postsubmit can be reported',
  ],
  [
    'V81 one of several Jenkins operators without a selector',
    'jenkins_operators: [{label_selector: a=b}, {max_concurrency: 1}]',
    'config.yaml:1:44: of several jenkins_operators each needs a label_selector, or their jobs overlap',
  ],
  [
    'V81 the only Jenkins operator with a selector',
    'jenkins_operators: [{label_selector: a=b}]',
    'config.yaml:1:38: label_selector does nothing when there is one of jenkins_operators; remove it',
  ],
  [
    'V81 a selector that is none',
    "jenkins_operators: [{label_selector: a=b}, {label_selector: 'a in b'}]",
    'config.yaml:1:61: label_selector is no label selector: "a in b" is no condition on a label',
  ],
])('%s is refused', (_kind, text, problem) => {
  expect(mainFileProblems(text)).toEqual([problem]);
});

it.each([
  [
    'one form of decoration defaults, the other empty',
    'plank: {default_decoration_configs: {a: {}}, default_decoration_config_entries: []}',
  ],
  [
    'templates with all that Prow’s users write',
    "plank: {job_url_template: '{{with index .Spec.Refs.Pulls 0}}{{.Number}}{{else if and (eq 1 1) .}}{{end}}'}",
  ],
  [
    'a template that asks for what a ProwJob does not have',
    "plank: {job_url_template: '{{.Nothing.Here}}'}",
  ],
  [
    'an empty map of templates beside a template',
    'plank: {report_template: a, report_templates: {}}',
  ],
  ['a URL without a scheme', "plank: {job_url_prefix_config: {'*': prow.example.com/view/}}"],
  ['a URL with a blank in its path', "plank: {job_url_prefix_config: {'*': 'https://x/a b'}}"],
  ['zeros', 'plank: {max_concurrency: 0, max_goroutines: 0}'],
  ['presubmits and postsubmits', 'github_reporter: {job_types_to_report: [presubmit, postsubmit]}'],
  ['no kinds of jobs', 'github_reporter: {job_types_to_report: []}'],
  ['one Jenkins operator without a selector', 'jenkins_operators: [{max_concurrency: 1}]'],
  [
    'several Jenkins operators with selectors',
    'jenkins_operators: [{label_selector: master=a}, {label_selector: "master notin (a)"}]',
  ],
  [
    'a Jenkins template that calls replace',
    `jenkins_operators: [{job_url_template: '{{.Spec.Job | replace "/" "/job/"}}'}]`,
  ],
])('%s is fine', (_what, text) => {
  expect(mainFileProblems(text)).toEqual([]);
});
