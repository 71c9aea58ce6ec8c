import { describe, expect, it } from 'vitest';
import { assembleConfig } from '../../../src/config/assemble-config.ts';
import type { Config } from '../../../src/config/config.ts';
import { problemText } from '../../../src/config/problem.ts';
import type { Loaded } from '../../../src/config/problem.ts';
import { mergeSupplemental } from '../../../src/config/supplemental/merge-supplemental.ts';
import { readShardFile } from '../../../src/config/supplemental/read-shard-file.ts';
import { parseYaml } from '../../../src/config/yaml.ts';
import { mainFileOf } from '../main-file-of.ts';

/** The problems of config.yaml and of supplemental files `a.yaml`, `b.yaml` together. */
function problemsOf(main: string, ...texts: readonly string[]): readonly string[] {
  const loaded = loadedOf(main, texts);
  return loaded.ok ? [] : loaded.problems.map(problemText);
}

function warningsOf(main: string, ...texts: readonly string[]): readonly string[] {
  const loaded = loadedOf(main, texts);
  return loaded.ok ? loaded.warnings.map(problemText) : ['does not load'];
}

function loadedOf(main: string, texts: readonly string[]): Loaded<Config> {
  const shards = texts.map((text, index) =>
    readShardFile(parseYaml({ path: `${'ab'.charAt(index)}.yaml`, text })),
  );
  return assembleConfig(mergeSupplemental(mainFileOf(main), shards), []);
}

const ONLY =
  'belongs in config.yaml; a supplemental file has branch-protection, slack_reporter_configs, tide.merge_method and tide.queries only';

describe('V70: a supplemental file with more than it may have', () => {
  it.each([
    ['plank: {max_concurrency: 1}', `a.yaml:1:8: plank ${ONLY}`],
    ['pod_namespace: pods', `a.yaml:1:16: pod_namespace ${ONLY}`],
    [
      'prowjob_default_entries: [{config: {}}, {cluster: c}]',
      `a.yaml:1:26: prowjob_default_entries ${ONLY}`,
    ],
    ['sinker: {exclude_clusters: [c]}', `a.yaml:1:9: sinker ${ONLY}`],
    ['Deck: {hidden_repos: [r]}', `a.yaml:1:7: Deck ${ONLY}`],
    ['tide: {target_url: u}', `a.yaml:1:20: tide.target_url ${ONLY}`],
    [
      'tide: {context_options: {orgs: {o: {skip-unknown-contexts: true}}}}',
      `a.yaml:1:25: tide.context_options ${ONLY}`,
    ],
  ])('%s', (text, problem) => {
    expect(problemsOf('', text)).toEqual([problem]);
  });

  it('what is empty is not there', () => {
    expect(
      problemsOf('', 'plank: {}\nsinker: \ntide: {target_url: "", max_goroutines: 0}'),
    ).toEqual([]);
  });
});

describe('V71: what two files say of the same thing', () => {
  const policy = (scope: string): string => `branch-protection: ${scope}`;

  it.each([
    [
      'the policy of all branches',
      policy('{protect: true}'),
      policy('{enforce_admins: true}'),
      '1:20: the policy of all branches is set here and at config.yaml:1:20; keep one',
    ],
    [
      'protect-tested-repos',
      policy('{protect-tested-repos: true}'),
      policy('{protect-tested-repos: false}'),
      '1:43: protect-tested-repos is set here and at config.yaml:1:43; keep one',
    ],
    [
      'allow_disabled_policies',
      policy('{allow_disabled_policies: true}'),
      policy('{allow_disabled_policies: true}'),
      '1:46: allow_disabled_policies is set here and at config.yaml:1:46; keep one',
    ],
    [
      'allow_disabled_job_policies',
      policy('{allow_disabled_job_policies: true}'),
      policy('{allow_disabled_job_policies: true}'),
      '1:50: allow_disabled_job_policies is set here and at config.yaml:1:50; keep one',
    ],
    [
      'protect_repos_with_optional_jobs',
      policy('{protect_repos_with_optional_jobs: true}'),
      policy('{protect_repos_with_optional_jobs: true}'),
      '1:55: protect_repos_with_optional_jobs is set here and at config.yaml:1:55; keep one',
    ],
    [
      'the policy of an org',
      policy('{orgs: {org: {protect: true}}}'),
      policy('{orgs: {org: {enforce_admins: false}}}'),
      '1:33: the policy of the org org is set here and at config.yaml:1:33; keep one',
    ],
    [
      'the policy of a repository',
      policy('{orgs: {org: {repos: {r: {protect: true}}}}}'),
      policy('{orgs: {org: {repos: {r: {required_status_checks: {}}}}}}'),
      '1:45: the policy of org/r is set here and at config.yaml:1:45; keep one',
    ],
    [
      'the policy of a branch',
      policy('{orgs: {org: {repos: {r: {branches: {b: {protect: true}}}}}}}'),
      policy('{orgs: {org: {repos: {r: {branches: {b: {protect: false}}}}}}}'),
      '1:60: the policy of the branch b of org/r is set here and at config.yaml:1:60; keep one',
    ],
    [
      'a merge method',
      'tide: {merge_method: {org/r: squash}}',
      'tide: {merge_method: {org/r: squash}}',
      '1:30: tide.merge_method of org/r is set here and at config.yaml:1:30; keep one',
    ],
    [
      'a Slack report',
      'slack_reporter_configs: {org: {channel: a}}',
      'slack_reporter_configs: {org: {channel: b}}',
      '1:31: slack_reporter_configs of org is set here and at config.yaml:1:31; keep one',
    ],
  ])('%s', (_, main, shard, problem) => {
    expect(problemsOf(main, shard)).toEqual([`a.yaml:${problem}`]);
  });

  it('is told of two supplemental files as well', () => {
    const shard = 'tide: {merge_method: {org: squash}}';
    expect(problemsOf('', shard, shard)).toEqual([
      'b.yaml:1:28: tide.merge_method of org is set here and at a.yaml:1:28; keep one',
    ]);
  });
});

describe('a supplemental file', () => {
  it.each([
    ['tide: {queries: [{repos: [r]}]}', 'a.yaml:1:27: r is no repository; write org/repo'],
    [
      'tide: {merge_method: {org: ff}}',
      'a.yaml:1:28: org must be one of merge, rebase, squash, not the text "ff"',
    ],
    [
      'slack_reporter_configs: {org: {}}',
      'a.yaml:1:31: slack_reporter_configs of org needs a channel',
    ],
    [
      'branch-protection: {include: [a], exclude: [b]}',
      'a.yaml:1:44: include and exclude exclude each other; keep one',
    ],
    ['tide: [a]', 'a.yaml:1:7: tide must be a map, not a list'],
    ['tide: {queries: [', 'a.yaml:1:18: this is not valid YAML: '],
  ])('is told of its own mistakes, once and in its place: %s', (text, problem) => {
    expect(problemsOf('', text)).toEqual([expect.stringContaining(problem)]);
  });

  const undecided = 'branch-protection: {orgs: {org: {repos: {r: {branches: {b: {}}}}}}}';

  it('is warned of in its place as well', () => {
    const slack = "slack_reporter_configs: {org: {channel: a, report_template: '{{.GetName}}'}}";
    expect(warningsOf('', slack, undecided)).toEqual([
      'a.yaml:1:61: report_template of org is more than prowflow can render: GetName of ProwJob is not supported',
      'b.yaml:1:60: the branch b of org/r has a policy without protect; set protect, or unmanaged: true',
    ]);
  });

  it('counts as if config.yaml said it, also for what is inherited', () => {
    const main = 'branch-protection: {orgs: {org: {protect: true}}}';
    expect(problemsOf(main, undecided)).toEqual([]);
    expect(warningsOf(main, undecided)).toEqual([]);
  });
});
