import { describe, expect, it } from 'vitest';
import { createPullRequestActivities } from '../../src/activities/pull-requests.ts';
import type { GitHubEvent } from '../../src/events/event.ts';
import type { CodeHost } from '../../src/ports/code-host.ts';
import type { InRepoFiles } from '../../src/ports/in-repo-files.ts';
import { parseSha } from '../../src/prowjob/ids.ts';
import { BASE, changed, commented, factsOf, HEAD } from '../plugins/facts.ts';
import { pushed } from '../workflows/deliveries.ts';
import { far } from './far-error.ts';
import { fakeHost } from './fake-host.ts';
import { inRepoConfig, ownFiles } from './in-repo-config.ts';

const SNAPSHOT = inRepoConfig();
const TOLD = "the repository's own jobs do not run: .prow.yaml: it is not UTF-8 text";
const NOW = new Date('2026-08-01T10:00:00Z');

function scene(files: InRepoFiles, answers: Partial<CodeHost> = {}, plugins = ['trigger']) {
  const merged: unknown[] = [];
  const host = fakeHost({
    isOrgMember: () => Promise.resolve(true),
    inRepoFiles: () => Promise.resolve(files),
    mergedInRepoFiles: (_repo, pull) => {
      merged.push(pull);
      return Promise.resolve(files);
    },
    ...answers,
  });
  const unused = () => Promise.reject(new Error('deciding does not need this'));
  const activities = createPullRequestActivities({
    codeHost: host,
    config: {
      current: () => ({
        ...SNAPSHOT,
        plugins: { ...SNAPSHOT.plugins, enabledFor: () => plugins },
      }),
    },
    prowJobs: { start: unused, abort: unused, hold: unused, release: unused, running: unused },
    now: () => NOW,
  });
  const decide = async (event: GitHubEvent) => {
    const delivery = { guid: 'guid', event };
    const input = { org: 'org', repo: 'repo', number: 7, delivery, jobs: [] };
    const { decisions, words } = await activities.decide(input);
    const jobs = decisions.flatMap((one) => (one.kind === 'start-job' ? [one.spec.job] : []));
    return { jobs, decisions, words, asked: host.asked.map((call) => call.split(' ')[0]) };
  };
  const decidePush = (event: GitHubEvent) => activities.decidePush({ guid: 'guid', event });
  return { decide, decidePush, host, merged };
}

describe('a new commit', () => {
  it("starts the repository's own jobs too, on the base that they were read at", async () => {
    const { decide, merged } = scene(ownFiles('lint'));
    const { jobs, decisions, asked } = await decide(changed('synchronize'));
    expect(jobs).toEqual(['unit', 'lint']);
    expect(merged).toEqual([{ number: 7, baseSha: BASE, headSha: HEAD }]);
    for (const decision of decisions)
      expect(decision).toMatchObject({ spec: { refs: { base_sha: BASE } } });
    expect(asked.filter((call) => call === 'branch')).toHaveLength(1);
  });

  it('reads the pull request and its base once, also where the base moves meanwhile', async () => {
    const bases = [BASE, parseSha('d'.repeat(40))];
    const branch = () => Promise.resolve({ sha: bases.shift() ?? BASE, requiredContexts: [] });
    const { decide } = scene(ownFiles('lint'), { branch });
    const { decisions, asked } = await decide(commented('/test all'));
    expect(asked.filter((call) => call === 'pull')).toHaveLength(1);
    expect(decisions[0]).toMatchObject({ spec: { refs: { base_sha: BASE } } });
  });

  it("of broken files starts the operators' jobs, and tells the rest in words as well", async () => {
    const problems = [{ file: '.prow.yaml', says: 'it is not UTF-8 text' }];
    const { jobs, words } = await scene({ files: [], problems }).decide(changed('synchronize'));
    expect(jobs).toEqual(['unit']);
    expect(words).toContain(TOLD);
  });

  it('whose files cannot be fetched for now is decided about later', async () => {
    const mergedInRepoFiles = () => Promise.reject(far('UNAVAILABLE', 'no answer'));
    const { decide } = scene(ownFiles('lint'), { mergedInRepoFiles });
    await expect(decide(changed('opened'))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});

describe('a comment', () => {
  it("starts the repository's own jobs by their names and by triggers of their own", async () => {
    const { decide } = scene(ownFiles('lint', "trigger: '(?m)^/check', rerun_command: /check"));
    expect((await decide(commented('/check'))).jobs).toEqual(['lint']);
    expect((await decide(commented('/test unit'))).jobs).toEqual(['unit']);
  });

  it.each([
    ['says nothing to the bot', commented('nice work, see a/b')],
    ['only quotes a command', commented('```\n/check\n```')],
    ['is on an issue', commented('/check', { isPullRequest: false })],
    ['is on a closed pull request', commented('/check', { isOpen: false })],
  ])('that %s asks the code host for nothing', async (_what, event) => {
    expect(await scene(ownFiles('lint')).decide(event)).toMatchObject({ jobs: [], asked: [] });
  });

  it('for some other bot costs the look whether a job listens to it', async () => {
    const { jobs, asked } = await scene(ownFiles('lint')).decide(commented('/lgtm'));
    expect(jobs).toEqual([]);
    const trust = ['botLogin', 'isOrgMember'];
    expect(asked).toEqual(['pull', 'branch', ...trust, 'mergedInRepoFiles']);
  });

  it("that a job of the operators listens to counts without a slash, for the repository's own too", async () => {
    const { decide } = scene(
      ownFiles('lint', "trigger: '(?m)^please test$', rerun_command: please test"),
    );
    expect((await decide(commented('please test'))).jobs).toEqual(['polite', 'lint']);
  });
});

it.each([
  ['the pull request is closed', changed('closed')],
  ['its title is changed', changed('edited')],
  ['it gets a label that starts nothing', changed('labeled', { label: 'kind/bug' })],
])('when %s no files are read', async (_what, event) => {
  const { asked } = await scene(ownFiles('lint')).decide(event);
  expect(asked).not.toContain('mergedInRepoFiles');
});

it('where the plugin that starts jobs is off no files are read', async () => {
  const { decide, decidePush, host } = scene(ownFiles('lint'), {}, ['cat']);
  await decide(changed('opened'));
  await decide(commented('/test all'));
  await decidePush(pushed('main'));
  expect(host.asked).toEqual([]);
});

describe("a stranger's pull request", () => {
  const members = (...logins: readonly string[]): Partial<CodeHost> => ({
    isOrgMember: (_org, login) => Promise.resolve(logins.includes(login)),
  });

  it.each([
    ['opened', changed('opened')],
    ['pushed to', changed('synchronize')],
    ['commented on by another stranger', commented('/test lint')],
  ])(
    'that is %s is judged by the jobs of its base; its own files are not looked at',
    async (_what, event) => {
      const { decide, merged, host } = scene(ownFiles('lint'), members());
      expect((await decide(event)).jobs).toEqual([]);
      expect(merged).toEqual([]);
      expect(host.asked).toContain(`inRepoFiles ${BASE}`);
    },
  );

  it.each([
    ['a trusted person asks for its jobs', commented('/test lint'), ['lint']],
    ['a trusted person allows it', commented('/ok-to-test'), ['unit', 'lint']],
    ['somebody who may set labels does', changed('labeled', { label: 'lgtm' }), ['unit', 'lint']],
  ])('runs jobs of its own when %s', async (_what, event, jobs) => {
    const { decide, merged } = scene(ownFiles('lint'), members('carol'));
    expect((await decide(event)).jobs).toEqual(jobs);
    expect(merged).toHaveLength(1);
  });

  it('is trusted with the label, for one answer about each person', async () => {
    const pull = () => Promise.resolve(factsOf({ labels: ['ok-to-test'] }).pull);
    const { decide } = scene(ownFiles('lint'), { ...members('carol'), pull });
    const { jobs, asked } = await decide(commented('/test lint'));
    expect(jobs).toEqual(['lint']);
    expect(asked.filter((call) => call === 'isOrgMember')).toHaveLength(2);
  });
});

describe('a push', () => {
  it("starts the repository's own postsubmits as the pushed commit has them", async () => {
    const event = pushed('main');
    const { decidePush, host } = scene(ownFiles('lint'));
    const { decisions } = await decidePush(event);
    expect(decisions).toMatchObject([
      { spec: { job: 'deploy' } },
      { spec: { job: 'publish-lint' } },
    ]);
    expect(host.asked).toEqual([`inRepoFiles ${event.after}`]);
  });

  it('that deletes a branch reads nothing', async () => {
    const { decidePush, host } = scene(ownFiles('lint'));
    expect((await decidePush({ ...pushed('main'), isDeletion: true })).decisions).toEqual([]);
    expect(host.asked).toEqual([]);
  });

  it("of broken files starts the operators' postsubmits, and says in words what is wrong", async () => {
    const problems = [{ file: '.prow.yaml', says: 'it is not UTF-8 text' }];
    const { decisions, words } = await scene({ files: [], problems }).decidePush(pushed('main'));
    expect(decisions).toMatchObject([{ spec: { job: 'deploy' } }]);
    expect(words.at(-1)).toBe(TOLD);
  });
});
