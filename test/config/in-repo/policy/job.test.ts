import { describe, expect, it } from 'vitest';
import { JOB } from '../../../../src/config/in-repo/policy/job.ts';
import type { Scope } from '../../../../src/config/in-repo/policy/finding.ts';
import { postsubmitFields, presubmitFields } from '../../../../src/config/schema/job.ts';
import { isMapping } from '../../../../src/config/yaml-value.ts';
import { configOf, MAIN } from '../../sample.ts';
import { own, ownContainer, ownProblems, pod, withPolicies } from '../sample.ts';

function decorated(...fields: readonly string[]): string {
  return own('decorate: true', `decoration_config: {${fields.join(', ')}}`);
}

const REFUSED: readonly (readonly [string, string, string])[] = [
  [decorated('utility_images: {sidecar: evil}'), 'utility_images', 'true'],
  [decorated('gcs_configuration: {bucket: evil}'), 'storage', 'true'],
  [decorated('gcs_configuration: {path_prefix: other}'), 'storage', 'true'],
  [decorated('gcs_credentials_secret: s'), 'secrets', '[s]'],
  [decorated('s3_credentials_secret: s'), 'secrets', '[s]'],
  [decorated('cookiefile_secret: s'), 'secrets', '[s]'],
  [decorated('ssh_key_secrets: [s]'), 'secrets', '[s]'],
  [decorated('oauth_token_secret: {name: s, key: k}'), 'secrets', '[s]'],
  [decorated('github_app_private_key_secret: {name: s, key: k}'), 'secrets', '[s]'],
  [decorated('default_service_account_name: a'), 'service_accounts', '[a]'],
  [decorated('censor_secrets: false'), 'censoring', 'true'],
  [decorated('censoring_options: {minimum_secret_length: 1000}'), 'censoring', 'true'],
  [decorated('scheduling_options: {tolerations: [{key: a}]}'), 'tolerations', '[a]'],
  [own('rerun_auth_config: {allow_anyone: true}'), 'rerun_auth', 'true'],
  [own('labels: {prow.k8s.io/refs.pull: "1"}'), 'labels', '[prow.k8s.io/refs.pull]'],
  [own('labels: {created-by-tide: "true"}'), 'labels', '[created-by-tide]'],
  [own('labels: {aadpodidbinding: admin}'), 'labels', '["*"]'],
  [own('labels: {kueue.x-k8s.io/queue-name: q}'), 'labels', '[kueue.x-k8s.io/queue-name]'],
  [own('annotations: {iam.amazonaws.com/role: admin}'), 'annotations', '[iam.amazonaws.com/role]'],
  [own('annotations: {io.kubernetes.cri-o.Devices: /dev/mem}'), 'annotations', '["*"]'],
  [own('reporter_config: {slack: {channel: general}}'), 'slack_channels', '[general]'],
  [own('clone_uri: "https://evil.example/org/repo.git"'), 'clone_hosts', '[evil.example]'],
  [
    own('extra_refs: [{org: a, repo: b, base_ref: main, clone_uri: "git@evil.example:a/b"}]'),
    'clone_hosts',
    '[evil.example]',
  ],
  [
    own('extra_refs: [{org: a, repo: b, base_ref: main, repo_link: "http://169.254.169.254/a"}]'),
    'clone_hosts',
    '[169.254.169.254]',
  ],
];

describe('a job of a repository', () => {
  it.each(REFUSED)('%j needs %s', (text, rule) => {
    expect(ownProblems(text)).toEqual([
      expect.stringMatching(new RegExp(`operators can allow it with ${rule}$`)),
    ]);
  });

  it.each(REFUSED)('%j passes when %s is %s', (text, rule, value) => {
    const policies = withPolicies(`{repos: [org], allow: {${rule}: ${value}}}`);
    expect(ownProblems(text, policies)).toEqual([]);
  });

  it.each(REFUSED)('%j passes in a trusted repository', (text) => {
    expect(ownProblems(text, withPolicies('{repos: ["*"], trusted: true}'))).toEqual([]);
  });

  it.each([
    decorated('github_api_endpoints: ["https://evil.example"]'),
    decorated('github_app_id: "1"'),
    decorated('ssh_host_fingerprints: ["evil ssh-rsa A"]'),
    own('prowjob_defaults: {tenant_id: other}'),
    own('reporter_config: {slack: {host: other}}'),
    own('reporter_config: {slack: {report_template: hello}}'),
    own(
      'extra_refs: [{org: a, repo: b, base_ref: main, pulls: [{number: 1, author: a, sha: abcdef1}]}]',
    ),
  ])('%j is for trusted repositories alone', (text) => {
    expect(ownProblems(text)).toEqual([
      expect.stringMatching(/is only for jobs of repositories that operators trust/),
    ]);
    expect(ownProblems(text, withPolicies('{repos: ["*"], trusted: true}'))).toEqual([]);
  });

  it.each(['tekton-pipeline', 'jenkins'])('with the agent %s needs trust', (agent) => {
    const text = `presubmits: [{name: a, agent: ${agent}, tekton_pipeline_run_spec: {v1beta1: {}}}]`;
    expect(ownProblems(text)).toContainEqual(
      expect.stringMatching(/agent is only for jobs of repositories that operators trust/),
    );
  });

  it.each([
    decorated('timeout: 1h', 'skip_cloning: true', 'resources: {sidecar: {limits: {cpu: 1}}}'),
    decorated('gcs_configuration: {mediaTypes: {log: text/plain}}', 'censor_secrets: true'),
    own('labels: {team: a, ci.example/kind: b, prow.k8s.io/gerrit-report-label: Verified}'),
    own('annotations: {description: some text, testgrid-dashboards: mine}'),
    own('extra_refs: [{org: a, repo: b, base_ref: main, path_alias: k8s.io/b}]', 'path_alias: x/y'),
    own('clone_uri: "https://github.com/org/repo.git"'),
    own('clone_uri: "git@github.com:org/repo"'),
    own('reporter_config: {slack: {report: false}}', 'max_concurrency: 2', 'hidden: true'),
  ])('%j is as usual', (text) => {
    expect(ownProblems(text)).toEqual([]);
  });

  it('is judged in every field that a job can have', () => {
    const scope: Scope = {
      policy: { isTrusted: false, allows: () => true, allowsName: () => true },
      repo: 'org/repo',
      account: 'default',
      volumes: new Set(),
      cloneHosts: [],
      hasCloneSecrets: false,
    };
    const unknown = [presubmitFields, postsubmitFields]
      .flatMap(({ shape: { properties } }) =>
        isMapping(properties) ? Object.keys(properties) : [],
      )
      .flatMap((field) => JOB({ [field]: 'x' }, [], scope))
      .filter(({ says }) => says.includes('does not know it'));
    expect(unknown).toEqual([]);
    expect(JOB({ new_field: 'x' }, [], scope)).toHaveLength(1);
  });
});

describe('what operators give', () => {
  const SECRET = 'env: [{name: T, valueFrom: {secretKeyRef: {name: token, key: k}}}]';

  it('by decoration is theirs and not judged', () => {
    const main = MAIN.replace(
      'timeout: 2h',
      'gcs_credentials_secret: store\n      oauth_token_secret: {name: token, key: k}',
    );
    expect(ownProblems(own('decorate: true'), configOf('', main))).toEqual([]);
  });

  it('by decoration may be a service account, whose token a job cannot have for the asking', () => {
    const main = MAIN.replace('timeout: 2h', 'default_service_account_name: uploader');
    const allowing = `${main}\nprowflow: {in_repo_policies: [{repos: [org], allow: {service_accounts: [default]}}]}`;
    const job = own('decorate: true', `spec: ${pod('automountServiceAccountToken: true')}`);
    expect(ownProblems(job, configOf('', allowing))).toEqual([
      expect.stringMatching(/the service account "uploader" is not for jobs/),
    ]);
  });

  it('by a preset is judged when a job asks for it', () => {
    const config = configOf('', `${MAIN}\npresets: [{labels: {with-token: "1"}, ${SECRET}}]`);
    expect(ownProblems(own(), config)).toEqual([]);
    expect(ownProblems(own('labels: {with-token: "1"}'), config)).toEqual([
      expect.stringMatching(/the Secret "token" .*\(a preset of its labels has it\)$/),
    ]);
  });

  it('is not said to come from a preset when the job says it itself', () => {
    expect(ownProblems(ownContainer(SECRET))).toEqual([
      expect.stringMatching(/allow it with secrets$/),
    ]);
  });
});

describe('a clone with credentials of the operators', () => {
  const main = MAIN.replace('timeout: 2h', 'ssh_key_secrets: [key]');
  const ref = (...fields: readonly string[]): string =>
    own('decorate: true', `extra_refs: [{base_ref: main, ${fields.join(', ')}}]`);
  const allowing = (repos: string) =>
    configOf(
      '',
      `${main}\nprowflow: {in_repo_policies: [{repos: [org], allow: {repos: ${repos}}}]}`,
    );

  it.each([
    [ref('org: org', 'repo: private'), 'org/private'],
    [ref('org: org', 'repo: repo', 'clone_uri: "git@github.com:org/private.git"'), 'org/private'],
    [ref('org: org', 'repo: repo', 'repo_link: "https://github.com/org/private"'), 'org/private'],
    [own('decorate: true', 'clone_uri: "https://github.com/other/x"'), 'other/x'],
  ])('%j opens no other repository', (text, name) => {
    expect(ownProblems(text, configOf('', main))).toEqual([
      expect.stringMatching(`the repository "${name}" is not for jobs of this repository`),
    ]);
    expect(ownProblems(text, allowing(`[${name}]`))).toEqual([]);
    expect(ownProblems(text, allowing('[org, other]'))).toEqual([]);
  });

  it.each([
    'cookiefile_secret: jar',
    'oauth_token_secret: {name: token, key: k}',
    'github_app_private_key_secret: {name: app, key: k}',
  ])('is one with %s, too', (credentials) => {
    const config = configOf('', MAIN.replace('timeout: 2h', credentials));
    expect(ownProblems(ref('org: org', 'repo: private'), config)).toEqual([
      expect.stringContaining('the repository "org/private" is not for'),
    ]);
  });

  it('opens the repository itself', () => {
    const text = ref('org: org', 'repo: repo');
    expect(ownProblems(text, configOf('', main))).toEqual([]);
  });

  it('of an enterprise server may come from there', () => {
    const enterprise = main.replace(
      'ssh_key_secrets: [key]',
      'github_api_endpoints: ["https://ghe.example/api/v3"]',
    );
    const text = own('decorate: true', 'clone_uri: "https://ghe.example/org/repo"');
    expect(ownProblems(text, configOf('', enterprise))).toEqual([]);
  });
});
