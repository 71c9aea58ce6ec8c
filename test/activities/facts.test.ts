import { describe, expect, it } from 'vitest';
import { gatherFacts, type FactsInput } from '../../src/activities/facts.ts';
import type { PullNeed } from '../../src/plugins/facts.ts';
import { UNASKED } from '../../src/plugins/unasked.ts';
import {
  BASE,
  changed,
  commented,
  factsOf,
  HEAD,
  JOBS,
  OLD_HEAD,
  running,
} from '../plugins/facts.ts';
import { presubmit } from '../rules/jobs.ts';
import { fakeHost, type FakeHost } from './fake-host.ts';

const NOW = new Date('2026-08-01T12:00:00Z');

function input(changes: Partial<FactsInput> = {}, needs: readonly PullNeed[] = []): FactsInput {
  return {
    event: commented('/test unit'),
    number: 7,
    needs: new Set(needs),
    jobs: JOBS,
    runningJobs: [],
    now: NOW,
    ...changes,
  };
}

/** The pull request as a payload tells it, updated so many seconds ago. */
function told(secondsAgo: number, headSha = OLD_HEAD): FactsInput['event'] {
  const updatedAt = new Date(NOW.getTime() - secondsAgo * 1000).toISOString();
  const event = changed('synchronize');
  return { ...event, pull: { ...event.pull, headSha, updatedAt } };
}

describe('the pull request', () => {
  it.each([
    ['that is being told', 0],
    ['of a minute ago', 60],
    ['of a clock that is ahead of ours', -30],
  ])('of a payload %s is believed, which saves a call', async (_what, secondsAgo) => {
    const host = fakeHost();
    const { pull } = await gatherFacts(host, input({ event: told(secondsAgo) }));
    expect(pull).toEqual(factsOf({ headSha: OLD_HEAD }).pull);
    expect(host.asked).toEqual([]);
  });

  it.each([
    ['a payload that is older than a minute', told(61)],
    [
      'a payload whose time is none',
      changed('opened', { pull: { ...changed('opened').pull, updatedAt: '' } }),
    ],
    ['a comment, which does not tell it', commented('/retest')],
  ])('is read anew with %s', async (_what, event) => {
    const host = fakeHost();
    const { pull } = await gatherFacts(host, input({ event }));
    expect(pull.headSha).toBe(HEAD);
    expect(host.asked).toEqual(['pull 7']);
  });
});

describe('a fact', () => {
  const calls = async (need: PullNeed, host: FakeHost, changes: Partial<FactsInput> = {}) => {
    const facts = await gatherFacts(host, input({ event: told(0, HEAD), ...changes }, [need]));
    return { facts, asked: host.asked };
  };

  it.each([
    ['baseSha', ['branch main'], BASE],
    ['requiredContexts', ['branch main'], []],
    ['actorIsBot', ['botLogin'], false],
    ['changedFiles', ['changedFiles 7'], ['README.md']],
    [
      'headContexts',
      [`contexts ${HEAD}`],
      [{ context: 'unit', state: 'failure', description: '', targetUrl: '' }],
    ],
    ['botComments', ['botComments 7'], [{ id: 1, body: 'hello' }]],
    ['changedLines', ['changedFiles 7'], [{ path: 'README.md', additions: 1, deletions: 2 }]],
    ['repoLabels', ['repoLabels'], ['kind/bug']],
  ] as const)('%s costs only its own calls', async (need, asked, value) => {
    const answer = await calls(need, fakeHost());
    expect(answer.asked).toEqual(asked);
    expect(answer.facts).toEqual({ ...UNASKED, pull: answer.facts.pull, [need]: value });
  });

  it.each([
    ['authorTrust', 'bob'],
    ['actorTrust', 'carol'],
  ] as const)('%s asks about %s', async (need, login) => {
    const isOrgMember = (_org: string, who: string) => Promise.resolve(who === login);
    const { facts, asked } = await calls(need, fakeHost({ isOrgMember }));
    expect(asked).toEqual(['botLogin', `isOrgMember org ${login}`]);
    expect(facts[need].run).toBe(true);
  });

  it('of generated files reads what the base says', async () => {
    const texts = new Map([
      ['.generated_files', 'paths-from-repo docs/list\nfile-name BUILD'],
      ['docs/list', 'docs/a.md'],
    ]);
    const textFile: FakeHost['textFile'] = (_repo, commit, path) =>
      Promise.resolve(commit === BASE ? texts.get(path) : undefined);
    const { facts, asked } = await calls('generated', fakeHost({ textFile }));
    expect([...facts.generated.paths, ...facts.generated.names]).toEqual(['docs/a.md', 'BUILD']);
    expect(asked).toEqual([
      'branch main',
      `textFile ${BASE} .generated_files`,
      `textFile ${BASE} .gitattributes`,
      `textFile ${BASE} docs/list`,
    ]);
  });

  it('of teams asks about those that guard the labels of the comment', async () => {
    const restricted = [{ label: 'kind/bug', allowed_teams: ['leads', 'others'] }];
    const sections = { label: { restricted_labels: { org: restricted } } };
    const isTeamMember: FakeHost['isTeamMember'] = (_org, team) =>
      Promise.resolve(team === 'leads');
    const host = fakeHost({ isTeamMember });
    const { facts } = await calls('actorTeams', host, {
      event: commented('/kind bug'),
      known: { pull: factsOf().pull, baseSha: BASE },
      jobs: { ...JOBS, sections },
    });
    expect(facts.actorTeams).toEqual(['leads']);
    expect(host.asked).toEqual(['isTeamMember org leads carol', 'isTeamMember org others carol']);
  });

  it('of files and of their lines is one call', async () => {
    const host = fakeHost();
    const needs = ['changedFiles', 'changedLines', 'baseSha', 'generated'] as const;
    const facts = await gatherFacts(host, input({ event: told(0, HEAD) }, needs));
    expect(facts.changedFiles).toEqual(['README.md']);
    expect(host.asked.filter((call) => call.startsWith('changedFiles'))).toHaveLength(1);
    expect(host.asked.filter((call) => call.startsWith('branch'))).toHaveLength(1);
  });

  it('that tells of the bot knows the bot', async () => {
    const botLogin = () => Promise.resolve('carol');
    expect((await calls('actorIsBot', fakeHost({ botLogin }))).facts.actorIsBot).toBe(true);
  });

  it('of changed files is not asked for when no job of the branch depends on them', async () => {
    const jobs = { ...JOBS, presubmits: [presubmit('unit')] };
    const { facts, asked } = await calls('changedFiles', fakeHost(), { jobs });
    expect(asked).toEqual([]);
    expect(facts.changedFiles).toEqual([]);
  });

  it('of running jobs is what the caller knows', async () => {
    const runningJobs = [running('a')];
    const { facts } = await calls('runningJobs', fakeHost(), { runningJobs });
    expect(facts.runningJobs).toBe(runningJobs);
  });
});
