import { expect, it } from 'vitest';
import { mainFileProblems } from '../main-file-of.ts';

const CONTRADICTION =
  'allow_anyone and a list of users, teams or orgs exclude each other; keep one';

it.each([
  [
    'V87 buckets beside skip_storage_path_validation',
    'deck: {skip_storage_path_validation: true, additional_allowed_buckets: [a]}',
    'config.yaml:1:72: additional_allowed_buckets needs skip_storage_path_validation: false',
  ],
  [
    'V87 buckets without skip_storage_path_validation',
    'deck: {additional_allowed_buckets: [a]}',
    'config.yaml:1:36: additional_allowed_buckets needs skip_storage_path_validation: false',
  ],
  [
    'V88 both forms of rerun rights',
    "deck: {rerun_auth_configs: {'*': {}}, default_rerun_auth_configs: [{repo: a}]}",
    'config.yaml:1:28: rerun_auth_configs and default_rerun_auth_configs exclude each other; keep the latter',
  ],
  [
    'V88 an entry of the old form that contradicts itself (V15)',
    "deck:\n  rerun_auth_configs:\n    '*': {allow_anyone: true, github_orgs: [o]}",
    `config.yaml:3:10: ${CONTRADICTION}`,
  ],
  [
    'V88 an entry that contradicts itself (V15)',
    'deck:\n  default_rerun_auth_configs:\n  - repo: a\n    rerun_auth_configs: {allow_anyone: true, github_team_ids: [1]}',
    `config.yaml:4:25: ${CONTRADICTION}`,
  ],
  [
    'V89 size_limit',
    'deck: {spyglass: {size_limit: -1}}',
    'config.yaml:1:31: size_limit must not be negative',
  ],
  [
    'V90 a pattern of required files',
    "deck: {spyglass: {lenses: [{lens: {name: a}, required_files: [a, '(']}]}}",
    'config.yaml:1:66: "(" is no regular expression: missing closing ): `(`',
  ],
  [
    'V90 a pattern of optional files',
    "deck: {spyglass: {lenses: [{lens: {name: a}, optional_files: ['a(?=b)']}]}}",
    'config.yaml:1:63: "a(?=b)" is no regular expression: invalid or unsupported Perl syntax: `(?=`',
  ],
  [
    'V90 a pattern of viewers',
    "deck: {spyglass: {viewers: {'[': [buildlog]}}}",
    'config.yaml:1:34: "[" is no regular expression: missing closing ]: `[`',
  ],
  [
    'V91 gcs_browser_prefix for repositories',
    "deck: {spyglass: {gcs_browser_prefix: a, gcs_browser_prefixes: {'*': b}}}",
    "config.yaml:1:39: gcs_browser_prefix and the key '*' of gcs_browser_prefixes exclude each other; keep the latter",
  ],
  [
    'V91 gcs_browser_prefix for buckets',
    "deck: {spyglass: {gcs_browser_prefix: a, gcs_browser_prefixes_by_bucket: {'*': b}}}",
    "config.yaml:1:39: gcs_browser_prefix and the key '*' of gcs_browser_prefixes_by_bucket exclude each other; keep the latter",
  ],
  [
    'V92 a template of external logs',
    "deck: {external_agent_logs: [{agent: jenkins, url_template: '{{'}]}",
    'config.yaml:1:61: url_template is no Go template: "{{" at offset 0 has no "}}"',
  ],
  [
    'V92 a selector of external logs',
    'deck: {external_agent_logs: [{agent: jenkins, selector: a=b=c}]}',
    'config.yaml:1:57: selector is no label selector: "a=b=c" is no condition on a label',
  ],
  [
    'a negative priority, which Go cannot hold,',
    'deck: {spyglass: {lenses: [{lens: {name: a}, remote_config: {priority: -1}}]}}',
    'config.yaml:1:72: priority must not be negative',
  ],
  [
    'a duration without a unit',
    'deck: {tide_update_period: 10}',
    'config.yaml:1:28: tide_update_period must be a duration with its unit, such as "2h30m", not 10',
  ],
])('%s is refused', (_kind, text, problem) => {
  expect(mainFileProblems(text)).toEqual([problem]);
});

it.each([
  [
    'buckets that are checked',
    'deck: {skip_storage_path_validation: false, additional_allowed_buckets: [a]}',
  ],
  [
    'no buckets beside skip_storage_path_validation',
    'deck: {skip_storage_path_validation: true, additional_allowed_buckets: []}',
  ],
  [
    'one form of rerun rights, the other empty',
    "deck: {rerun_auth_configs: {'*': {github_orgs: [o]}}, default_rerun_auth_configs: []}",
  ],
  ['a rerun entry without rights', 'deck: {default_rerun_auth_configs: [{repo: a}, null]}'],
  [
    'anyone beside empty lists',
    "deck: {rerun_auth_configs: {'*': {allow_anyone: true, github_orgs: []}}}",
  ],
  ['no size limit', 'deck: {spyglass: {size_limit: 0}}'],
  [
    'a lens with RE2 patterns',
    "deck: {spyglass: {lenses: [{lens: {name: junit, config: {a: [1]}}, required_files: ['^artifacts(/.*/|/)junit.*\\.xml$']}]}}",
  ],
  [
    'a prefix beside prefixes of some repositories',
    'deck: {spyglass: {gcs_browser_prefix: a, gcs_browser_prefixes: {org: b}}}',
  ],
  [
    'external logs',
    "deck: {external_agent_logs: [{agent: jenkins, selector: 'a in (b, c),!d', url_template: 'https://x/{{.Status.JenkinsBuildID}}'}]}",
  ],
  ['a pattern of no viewers', "deck: {spyglass: {viewers: {'[': []}}}"],
  ['external logs of all runs of an agent', 'deck: {external_agent_logs: [{agent: jenkins}]}'],
])('%s is fine', (_what, text) => {
  expect(mainFileProblems(text)).toEqual([]);
});
