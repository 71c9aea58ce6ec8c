import { describe, expect, it } from 'vitest';
import { presubmit } from '../sample.ts';
import { found } from './material.ts';

describe('managed-webhooks', () => {
  it.each([
    ['{o: {}, p/r: {}}', []],
    [
      '{o: {}, o/r: {}}',
      ['config.yaml:1:50: o/r gets the events of the webhook of o too; keep one of the two'],
    ],
  ])('of %s', (webhooks, says) => {
    const main = `managed_webhooks: {org_repo_config: ${webhooks}}`;
    expect(found('managed-webhooks', { main })).toEqual(says);
  });
});

describe('validate-urls', () => {
  it.each([
    ['https://host/a', []],
    [
      '://host',
      [
        'config.yaml:1:20: status_error_link is no URL: a scheme such as https is missing before the colon',
      ],
    ],
  ])('of %s', (url, says) => {
    expect(found('validate-urls', { main: `status_error_link: "${url}"` })).toEqual(says);
  });
});

describe('gerrit-trigger', () => {
  const main = 'gerrit: {allowed_presubmit_trigger_re: "^/test"}';

  it('takes commands that the pattern matches, and any where there is no pattern', () => {
    expect(found('gerrit-trigger', { main, jobs: presubmit() })).toEqual([]);
    const jobs = presubmit('trigger: "/go"', 'rerun_command: /go');
    expect(found('gerrit-trigger', { jobs })).toEqual([]);
  });

  it('finds a command that it does not match', () => {
    const jobs = presubmit('trigger: "/go"', 'rerun_command: /go');
    expect(found('gerrit-trigger', { main, jobs })).toEqual([
      'jobs.yaml:6:20: presubmit unit of org/repo: gerrit.allowed_presubmit_trigger_re does not match its rerun_command "/go"',
    ]);
  });
});

describe('unknown fields', () => {
  const sample = {
    main: 'odd: 1',
    jobs: presubmit('even: 2'),
    plugins: 'plugins: {}\nstrange: 3',
  };

  it('of config.yaml and plugins.yaml are found by default', () => {
    expect(found('unknown-fields', sample)).toEqual([
      'config.yaml:1:6: the field odd is not known here: it is ignored',
      'plugins.yaml:2:10: the field strange is not known here: it is ignored',
    ]);
  });

  it('of all files are found if asked for', () => {
    expect(found('unknown-fields-all', sample)).toEqual([
      'config.yaml:1:6: the field odd is not known here: it is ignored',
      'jobs.yaml:5:11: the field even is not known here: it is ignored',
      'plugins.yaml:2:10: the field strange is not known here: it is ignored',
    ]);
  });
});

describe('validate-unmanaged-branchconfig-has-no-subconfig', () => {
  const RULE = 'validate-unmanaged-branchconfig-has-no-subconfig';

  it.each([
    ['{unmanaged: true}'],
    ['{unmanaged: true, protect: true, orgs: {o: {unmanaged: false}}}'],
    ['{unmanaged: true, orgs: {o: {repos: {r: {branches: {main: {unmanaged: false}}}}}}}'],
    ['{orgs: {o: {unmanaged: true, repos: {r: {unmanaged: false, protect: true}}}}}'],
    ['{orgs: {o: {unmanaged: true, repos: {r: {unmanaged: true}}}}}'],
    ['{orgs: {o: {protect: true, repos: {r: {}}}}}'],
  ])('lets pass %s', (protection) => {
    expect(found(RULE, { main: `branch-protection: ${protection}` })).toEqual([]);
  });

  it.each([
    [
      '{unmanaged: true, protect: true}',
      'config.yaml:1:20: branch-protection has unmanaged: true, so its other settings have no effect',
    ],
    [
      '{unmanaged: true, orgs: {o: {protect: true}}}',
      'config.yaml:1:48: branch-protection has unmanaged: true; set unmanaged: false for the org o, or remove it',
    ],
    [
      '{orgs: {o: {unmanaged: true, repos: {r: {protect: true}}}}}',
      'config.yaml:1:60: the org o has unmanaged: true; set unmanaged: false for o/r, or remove it',
    ],
    [
      '{orgs: {o: {repos: {r: {branches: {main: {unmanaged: true, protect: true}}}}}}}',
      'config.yaml:1:61: the branch main of o/r has unmanaged: true, so its other settings have no effect',
    ],
  ])('finds in %s', (protection, says) => {
    expect(found(RULE, { main: `branch-protection: ${protection}` })).toEqual([says]);
  });
});

describe('validate-label', () => {
  it.each([
    ['label: {additional_labels: [a], restricted_labels: {o: [{label: b}]}}', []],
    [
      'label: {additional_labels: [a], restricted_labels: {o: [{label: a}]}}',
      ['plugins.yaml:1:57: a is restricted for o and is among additional_labels too; keep one'],
    ],
    [
      "label: {restricted_labels: {'*': [{label: b}, {allowed_users: [x]}]}}",
      ['plugins.yaml:1:47: a restricted label of * has no name; give it its label'],
    ],
  ])('of %s', (plugins, says) => {
    expect(found('validate-label', { plugins })).toEqual(says);
  });
});

describe('validate-config-updater-acls', () => {
  const plugins = (list: string): string =>
    `config_updater: {maps: {a.yaml: {name: c, allowed_repos: ${list}}}}`;

  it('takes orgs and repositories', () => {
    const sample = { plugins: plugins('[o, o/r]') };
    expect(found('validate-config-updater-acls', sample)).toEqual([]);
  });

  it.each(['', '/r', 'o/r/x'])('finds "%s"', (repo) => {
    expect(found('validate-config-updater-acls', { plugins: plugins(`["${repo}"]`) })).toEqual([
      `plugins.yaml:1:59: allowed_repos of a.yaml has "${repo}"; write an org or org/repo`,
    ]);
  });
});
