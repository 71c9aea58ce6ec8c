import { describe, expect, it } from 'vitest';
import {
  neededFacts,
  neededIssueFacts,
  planIssue,
  planPull,
  planPush,
} from '../../src/plugins/plan.ts';
import { definePlugin } from '../../src/plugins/plugin.ts';
import { PLUGINS, pluginsNamed } from '../../src/plugins/registry.ts';
import { UNASKED_OF_ISSUE } from '../../src/plugins/unasked.ts';
import { changed, commented, factsOf, inShort, JOBS } from './facts.ts';

const greeter = definePlugin({
  name: 'greeter',
  help: { description: 'Greets.', commands: [] },
  needs: ['pull'],
  wants: (event) => (event.kind === 'pull-changed' ? ['pull'] : []),
  planPull: (_, { pull }) => [{ kind: 'comment', body: `Hi @${pull.author}`, because: 'it came' }],
  planPush: () => [],
});

describe('the plugins of a repository', () => {
  it('are those that plugins.yaml names and we have', () => {
    expect(pluginsNamed(['cat', 'trigger']).map(({ name }) => name)).toEqual(['trigger']);
    expect(pluginsNamed([])).toEqual([]);
  });

  it('have one name each, and help for each command', () => {
    expect(new Set(PLUGINS.map(({ name }) => name)).size).toBe(PLUGINS.length);
    for (const { help } of PLUGINS) {
      expect(help.commands.every(({ usage }) => usage.startsWith('/'))).toBe(true);
    }
  });

  it('need together what each of them needs', () => {
    expect([...neededFacts([greeter], commented('hello'), JOBS)]).toEqual([]);
    expect([...neededFacts([greeter], changed('opened'), JOBS)]).toEqual(['pull']);
    expect(neededFacts([greeter, ...PLUGINS], changed('opened'), JOBS).size).toBeGreaterThan(1);
  });

  it('plan one after the other, each only for what concerns it', () => {
    const plugins = [greeter, ...PLUGINS];
    expect(planPull(plugins, changed('reopened'), factsOf(), JOBS).map(inShort)).toEqual([
      'comment',
      'start unit',
      'skip docs',
      'add size/XS',
    ]);
    expect(planPull(plugins, commented('/test e2e'), factsOf(), JOBS).map(inShort)).toEqual([
      'start e2e',
    ]);
  });

  it('plan for issues, where these concern them', () => {
    const said = commented('/kind bug\n/help', { isPullRequest: false });
    const plugins = [greeter, ...PLUGINS];
    const needs = neededIssueFacts(plugins, said, {});
    expect([...needs].toSorted()).toEqual(['actorTeams', 'labels', 'repoLabels']);
    const facts = { ...UNASKED_OF_ISSUE, repoLabels: ['kind/bug'] };
    expect(planIssue(plugins, said, facts, {}).map(inShort)).toEqual([
      'add kind/bug',
      'add help wanted',
      'comment',
    ]);
    const talk = commented('hello', { isPullRequest: false });
    expect(neededIssueFacts(plugins, talk, {}).size).toBe(0);
    expect(planIssue(plugins, talk, facts, {})).toEqual([]);
  });

  it('plan for pushes too', () => {
    const { repo, repoLink, actor, pull } = changed('opened');
    const push = { repo, repoLink, actor, before: pull.headSha, after: pull.headSha };
    const event = {
      ...push,
      kind: 'pushed',
      branch: 'main',
      isDeletion: false,
      compareLink: '',
      changedFiles: [],
      changedFilesComplete: true,
    } as const;
    expect(planPush(PLUGINS, event, JOBS)).toEqual([]);
  });
});
