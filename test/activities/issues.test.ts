import { describe, expect, it } from 'vitest';
import { decideIssue } from '../../src/activities/issues.ts';
import type { PluginSections } from '../../src/config/plugins/all.ts';
import { PLUGINS, pluginsNamed } from '../../src/plugins/registry.ts';
import { commented, inShort } from '../plugins/facts.ts';
import { fakeHost, type FakeHost } from './fake-host.ts';

const RESTRICTED: PluginSections = {
  label: { restricted_labels: { '*': [{ label: 'kind/bug', allowed_teams: ['leads'] }] } },
};

async function decided(
  body: string,
  answers: Parameters<typeof fakeHost>[0] = {},
  sections: PluginSections = {},
  plugins = PLUGINS,
): Promise<{ readonly shorts: readonly string[]; readonly asked: FakeHost['asked'] }> {
  const host = fakeHost(answers);
  const said = commented(body, { isPullRequest: false, number: 8 });
  const decisions = await decideIssue(host, said, { plugins, sections });
  return { shorts: decisions.map(inShort), asked: host.asked };
}

describe('something said on an issue', () => {
  it('that commands nothing asks the code host for nothing', async () => {
    expect(await decided('nice work\n/test all\n/hold')).toEqual({ shorts: [], asked: [] });
    const none = await decided('/kind bug', {}, {}, pluginsNamed(['trigger', 'hold']));
    expect(none).toEqual({ shorts: [], asked: [] });
  });

  it('sets labels, by those that issue and repository have now', async () => {
    expect(await decided('/kind bug')).toEqual({
      shorts: ['add kind/bug'],
      asked: ['labelsOf 8', 'repoLabels'],
    });
  });

  it('asks for the bot’s own comments only where some may be stale', async () => {
    const labelsOf = () => Promise.resolve(['help wanted']);
    expect(await decided('/remove-help', { labelsOf })).toEqual({
      shorts: ['remove help wanted'],
      asked: ['labelsOf 8', 'botComments 8'],
    });
  });

  it('asks about the teams that guard a label', async () => {
    const { shorts, asked } = await decided('/kind bug', {}, RESTRICTED);
    expect(shorts).toEqual(['comment']);
    expect(asked).toContain('isTeamMember org leads carol');
    const isTeamMember = () => Promise.resolve(true);
    expect((await decided('/kind bug', { isTeamMember }, RESTRICTED)).shorts).toEqual([
      'add kind/bug',
    ]);
  });
});
