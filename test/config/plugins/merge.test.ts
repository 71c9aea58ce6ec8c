import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PluginsConfig } from '../../../src/config/config.ts';
import { loadPlugins } from '../../../src/config/load-plugins.ts';
import { problemText } from '../../../src/config/problem.ts';
import { problemsOf } from './problems-of.ts';

function merged(main: string, ...others: readonly string[]): PluginsConfig {
  const supplements = others.map((text, index) => ({ path: `${index}.yaml`, text }));
  const loaded = loadPlugins({ path: 'plugins.yaml', text: main }, supplements);
  if (!loaded.ok) throw new Error(loaded.problems.map(problemText).join('\n'));
  return loaded.value;
}

describe('supplemental files', () => {
  it('add repositories to plugins.yaml', () => {
    const config = merged('plugins: {org: [trigger]}', 'plugins: {org/repo: [hold]}');
    expect([config.enabledFor('org/repo'), config.enabledFor('org/x')]).toEqual([
      ['trigger', 'hold'],
      ['trigger'],
    ]);
  });

  it('add entries to its lists, after those that are there', () => {
    const config = merged(
      'triggers: [{repos: [org/repo], join_org_url: first}]\nlgtm: [{repos: [a]}]',
      'triggers: [{repos: [org/repo], join_org_url: second}]\napprove: [{repos: [a]}]',
      'lgtm: [{repos: [b]}]\nwelcome: [{repos: [a]}]',
    );
    expect(config.triggerFor('org/repo').joinOrgUrl).toBe('first');
    expect(config.sections).toMatchObject({
      lgtm: [{ repos: ['a'] }, { repos: ['b'] }],
      approve: [{ repos: ['a'] }],
      welcome: [{ repos: ['a'] }],
    });
  });

  it('add external plugins, options of Bugzilla and restricted labels', () => {
    const { sections } = merged(
      'external_plugins: {a: [{name: x}]}\nlabel: {additional_labels: [l], restricted_labels: {"*": [{label: r}]}}\nbugzilla: {default: {main: {is_open: true}}, orgs: {o: {repos: {r: {}}}}}',
      'external_plugins: {b: [{name: z}]}\nlabel: {restricted_labels: {"*": [{label: s}], o: [{label: r}]}}\nbugzilla: {orgs: {o: {default: {main: {}}, repos: {s: {}}}, p: {}}}',
    );
    expect(sections).toEqual({
      external_plugins: { a: [{ name: 'x' }], b: [{ name: 'z' }] },
      label: {
        additional_labels: ['l'],
        restricted_labels: { '*': [{ label: 'r' }, { label: 's' }], o: [{ label: 'r' }] },
      },
      bugzilla: {
        default: { main: { is_open: true } },
        orgs: { o: { default: { main: {} }, repos: { r: {}, s: {} } }, p: { repos: {} } },
      },
    });
  });

  it.each([
    [
      'the same repository',
      'plugins:\n  org: [trigger]\n',
      'plugins: {org: [hold]}',
      '1:16: plugins.org is set already, in plugins.yaml:2',
    ],
    [
      'external plugins of the same repository',
      'external_plugins: {org: [{name: a}]}',
      'external_plugins: {org: [{name: b}]}',
      '1:25: external_plugins.org is set already, in plugins.yaml:1',
    ],
    [
      'a plugin that plugins.yaml has for the org',
      'plugins: {org: [trigger]}',
      'plugins: {org/repo: [trigger]}',
      '1:21: org/repo repeats plugins that org has: trigger; remove them here',
    ],
    [
      'an external plugin that plugins.yaml has for the org',
      'external_plugins: {org: [{name: a}]}',
      'external_plugins: {org/repo: [{name: a}]}',
      '1:30: org/repo repeats external plugins that org has: a; remove them here',
    ],
    [
      'an entry of approve for the same repository',
      'approve: [{repos: [org]}]',
      'approve: [{repos: [org]}]',
      '1:20: approve is set for org already, in plugins.yaml:1',
    ],
    [
      'the same restricted label of the same repositories',
      'label: {restricted_labels: {o: [{label: r}]}}',
      'label: {restricted_labels: {o: [{label: s}, {label: r}]}}',
      '1:45: label.restricted_labels restricts r for o already, in plugins.yaml:1',
    ],
    [
      'the default of Bugzilla',
      'bugzilla: {default: {}}',
      'bugzilla: {default: {main: {}}}',
      '1:21: bugzilla.default is set already, in plugins.yaml:1',
    ],
    [
      "an org's default of Bugzilla",
      'bugzilla: {orgs: {o: {default: {}}}}',
      'bugzilla: {orgs: {o: {default: {}}}}',
      '1:32: bugzilla.orgs.o.default is set already, in plugins.yaml:1',
    ],
    [
      "a repository's options of Bugzilla",
      'bugzilla: {orgs: {o: {repos: {r: {}}}}}',
      'bugzilla: {orgs: {o: {repos: {r: {}}}}}',
      '1:34: bugzilla.orgs.o.repos.r is set already, in plugins.yaml:1',
    ],
    [
      'a section that only plugins.yaml may have',
      '',
      'size: {s: 1, m: 2, l: 3, xl: 4, xxl: 5}',
      '1:7: size cannot be set in a supplemental file; move it to plugins.yaml',
    ],
    [
      'a list that only plugins.yaml may have',
      '',
      'blockades: [{repos: [a]}, {repos: [b]}]',
      '1:13: blockades cannot be set in a supplemental file; move it to plugins.yaml',
    ],
    [
      'labels for all',
      '',
      'label: {additional_labels: [a], restricted_labels: {}}',
      '1:28: label.additional_labels cannot be set in a supplemental file; move it to plugins.yaml',
    ],
  ])('must not have %s', (_what, main, supplement, problem) => {
    expect(problemsOf(main, supplement)).toEqual([`a.yaml:${problem}`]);
  });

  it('may have what says nothing', () => {
    expect(
      problemsOf('', 'size: {}\nblockades: []\nlabel: {additional_labels: []}\ncat:\n'),
    ).toEqual([]);
  });

  it('are refused together, each problem in its file', () => {
    expect(problemsOf('plugins: [a]', 'lgtm: {}', 'cat: {key_path: x}')).toEqual([
      'plugins.yaml:1:10: plugins must be a map, not a list',
      'a.yaml:1:7: lgtm must be a list, not a map',
      'b.yaml:1:6: cat cannot be set in a supplemental file; move it to plugins.yaml',
    ]);
  });

  it('say the same as one file would', () => {
    const name = fc.stringMatching(/^[a-z]{1,8}$/);
    const line = fc.tuple(name, fc.constantFrom('hold', 'cat', 'dog'));
    fc.assert(
      fc.property(fc.uniqueArray(line, { selector: ([repo]) => repo }), (lines) => {
        const entries = lines.map(([repo, plugin]) => `org/${repo}: {plugins: [${plugin}]}`);
        const many = merged('', ...entries.map((entry) => `plugins: {${entry}}`));
        const one = merged(`plugins: {${entries.join(', ')}}`);
        const enabled = (config: PluginsConfig) =>
          lines.map(([repo]) => config.enabledFor(`org/${repo}`));
        expect(enabled(many)).toEqual(enabled(one));
      }),
    );
  });
});
