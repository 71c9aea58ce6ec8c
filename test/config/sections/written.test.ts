import { expect, it } from 'vitest';
import { problemText } from '../../../src/config/problem.ts';
import { mainFileOf } from '../main-file-of.ts';

const RERUN = {
  allow_anyone: false,
  github_team_ids: [1],
  github_team_slugs: [{ slug: 's', org: 'o' }],
  github_users: ['u'],
  github_orgs: ['o'],
};

/** Every field that Prow's sections have. Prow: pkg/config/prow-config-documented.yaml, config.go, scheduler.go. */
const SECTIONS = {
  config_version_sha: 'abc',
  deck: {
    spyglass: {
      lenses: [
        {
          lens: { name: 'buildlog', config: { highlight_regexes: ['a'] } },
          required_files: ['a'],
          optional_files: ['b'],
          remote_config: {
            endpoint: 'e',
            static_root: 's',
            title: 't',
            priority: 1,
            hide_title: true,
          },
        },
      ],
      viewers: { 'build-log.txt': ['buildlog'] },
      size_limit: 1,
      gcs_browser_prefix: 'p',
      gcs_browser_prefixes: { org: 'p' },
      gcs_browser_prefixes_by_bucket: { bucket: 'p' },
      announcement: 'a',
      testgrid_config: 'c',
      testgrid_root: 'r',
      hide_pr_history_link: true,
      pr_history_link_template: 't',
      bucket_aliases: { a: 'b' },
    },
    tide_update_period: '1s',
    hidden_repos: ['o/r'],
    external_agent_logs: [{ agent: 'a', selector: 'a=b', url_template: 'u' }],
    branding: { logo: 'l', favicon: 'f', background_color: 'b', header_color: 'h' },
    google_analytics: 'g',
    default_rerun_auth_configs: [{ repo: 'o', cluster: 'c', rerun_auth_configs: RERUN }],
    skip_storage_path_validation: false,
    additional_allowed_buckets: ['b'],
  },
  default_job_timeout: '24h0m0s',
  disabled_clusters: ['c'],
  gangway: {
    allowed_api_clients: [
      {
        gcp: { endpoint_api_consumer_type: 'PROJECT', endpoint_api_consumer_number: '1' },
        allowed_jobs_filters: [{ tenant_id: 't' }],
      },
    ],
  },
  gerrit: {
    tick_interval: '1m0s',
    ratelimit: 5,
    deck_url: 'u',
    org_repos_config: [
      {
        org: 'https://g',
        repos: ['r'],
        opt_out_help: true,
        filters: { branches: ['a'], excluded_branches: ['b'], opt_in_by_default: true },
      },
    ],
    allowed_presubmit_trigger_re: 'r',
  },
  github: { link_url: 'https://github.com' },
  github_reporter: {
    job_types_to_report: ['presubmit'],
    no_comment_repos: ['o'],
    summary_comment_repos: ['o/r'],
  },
  horologium: { tick_interval: '1m0s' },
  jenkins_operators: [
    {
      job_url_template: 'u',
      report_templates: { '*': 'r' },
      max_concurrency: 1,
      max_goroutines: 2,
      label_selector: 'a=b',
    },
    { report_template: 'r', label_selector: 'a=c' },
  ],
  log_level: 'debug',
  managed_webhooks: {
    respect_legacy_global_token: true,
    auto_accept_invitation: true,
    org_repo_config: { org: { token_created_after: '2020-10-02T15:00:00Z' } },
  },
  moonraker: { client_timeout: '10m0s' },
  owners_dir_denylist: {
    default: ['a'],
    repos: { org: ['b'] },
    ignore_preconfigured_defaults: true,
  },
  pubsub_triggers: [
    { project: 'p', topics: ['t'], allowed_clusters: ['*'], max_outstanding_messages: 10 },
  ],
  push_gateway: { endpoint: 'e', interval: '1m0s', serve_metrics: true },
  scheduler: {
    enabled: true,
    failover: { mappings: { a: 'b' } },
    external: { url: 'u', cache: { entry_timeout_interval: '1m0s', cleanup_interval: '2m0s' } },
  },
  sinker: {
    resync_period: '1h0m0s',
    max_prowjob_age: '168h0m0s',
    max_pod_age: '24h0m0s',
    terminated_pod_ttl: '24h0m0s',
    exclude_clusters: ['c'],
  },
  status_error_link: 'https://github.com/org/repo/issues',
};

it('a section holds what is written, every field of it', () => {
  const { global, problems, warnings } = mainFileOf(JSON.stringify(SECTIONS));
  expect({ problems, warnings }).toEqual({ problems: [], warnings: [] });
  expect(global.sections).toEqual(SECTIONS);
});

it('the old forms hold what is written', () => {
  const old = {
    deck: { rerun_auth_configs: { '*': RERUN } },
    pubsub_subscriptions: { project: ['subscription'] },
  };
  const { global, problems, warnings } = mainFileOf(JSON.stringify(old));
  expect({ problems, warnings }).toEqual({ problems: [], warnings: [] });
  expect(global.sections).toEqual(old);
});

it.each(
  Object.entries(SECTIONS).flatMap(([name, value]) =>
    typeof value === 'object' && !Array.isArray(value) ? [name] : [],
  ),
)('a field of %s that nobody knows is warned of', (name) => {
  const { problems, warnings } = mainFileOf(`${name}: {nosuch: 1}`);
  const column = name.length + 12;
  expect({ problems, warnings: warnings.map(problemText) }).toEqual({
    problems: [],
    warnings: [
      `config.yaml:1:${String(column)}: the field nosuch is not known here: it is ignored`,
    ],
  });
  expect(warnings.map(({ rule }) => rule)).toEqual(['unknown-fields']);
});

it.each([
  ['deck', 'deck: {spyglass: {lenses: [{nosuch: 1}]}}', 37],
  ['jenkins_operators', 'jenkins_operators: [{nosuch: 1}]', 30],
  ['plank', 'plank: {nosuch: 1}', 17],
])('a field deep in %s that nobody knows is warned of', (_name, text, column) => {
  expect(mainFileOf(text).warnings.map(problemText)).toEqual([
    `config.yaml:1:${String(column)}: the field nosuch is not known here: it is ignored`,
  ]);
});
