import { describe, expect, it } from 'vitest';
import { neededFacts, planPull, planPush } from '../../src/plugins/plan.ts';
import { definePlugin } from '../../src/plugins/plugin.ts';
import { PLUGINS, pluginsNamed } from '../../src/plugins/registry.ts';
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
    ]);
    expect(planPull(plugins, commented('/test e2e'), factsOf(), JOBS).map(inShort)).toEqual([
      'start e2e',
    ]);
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
