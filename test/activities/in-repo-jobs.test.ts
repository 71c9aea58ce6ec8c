import { describe, expect, it } from 'vitest';
import { createRepoJobsReader } from '../../src/activities/in-repo-jobs.ts';
import { inRepoWords } from '../../src/activities/in-repo-problem.ts';
import type { RepoJobs } from '../../src/plugins/repo-jobs.ts';
import type { InRepoFiles, InRepoSource } from '../../src/ports/in-repo-files.ts';
import { BASE, HEAD } from '../plugins/facts.ts';
import { CONFIG } from '../workflows/config.ts';
import { far } from './far-error.ts';
import { inRepoConfig, ownFiles } from './in-repo-config.ts';

const SNAPSHOT = inRepoConfig();
const REPO = { org: 'org', repo: 'repo' };
const PULL = { number: 7, baseSha: BASE, headSha: HEAD };

function source(answer: () => Promise<InRepoFiles>): InRepoSource & { readonly asked: unknown[] } {
  const asked: unknown[] = [];
  return {
    asked,
    inRepoFiles: (_repo, commit) => {
      asked.push(commit);
      return answer();
    },
    mergedInRepoFiles: (_repo, pull) => {
      asked.push(pull);
      return answer();
    },
  };
}

function having(files: InRepoFiles): InRepoSource & { readonly asked: unknown[] } {
  return source(() => Promise.resolve(files));
}

function names({ presubmits, postsubmits }: RepoJobs): readonly string[] {
  return [...presubmits, ...postsubmits].map(({ name }) => name);
}

function says({ inRepoProblems }: RepoJobs): readonly string[] {
  return inRepoProblems.map((problem) => `${problem.file}: ${problem.says}`);
}

describe("a repository's own jobs", () => {
  it("come after the operators'", async () => {
    const files = having(ownFiles('lint'));
    const jobs = await createRepoJobsReader(files).ofPull(SNAPSHOT, REPO, PULL);
    expect(names(jobs)).toEqual(['unit', 'polite', 'lint', 'deploy', 'publish-lint']);
    expect(jobs).toMatchObject({ hasInRepoConfig: true, inRepoProblems: [] });
    expect(files.asked).toEqual([PULL]);
  });

  it('of a push are those of the commit that was pushed', async () => {
    const files = having(ownFiles('lint'));
    const jobs = await createRepoJobsReader(files).ofCommit(SNAPSHOT, REPO, HEAD);
    expect(names(jobs)).toContain('publish-lint');
    expect(files.asked).toEqual([HEAD]);
  });

  it('are not asked for where the repository may not define any', async () => {
    const files = having(ownFiles('lint'));
    const jobs = await createRepoJobsReader(files).ofPull(CONFIG, REPO, PULL);
    expect(names(jobs)).toEqual(['unit', 'limited', 'docs', 'deploy']);
    expect({ hasInRepoConfig: jobs.hasInRepoConfig, asked: files.asked }).toEqual({
      hasInRepoConfig: false,
      asked: [],
    });
  });

  it('are made once from the same files and configuration, and anew after a reload', async () => {
    const reader = createRepoJobsReader(having(ownFiles('lint')));
    const lint = async (snapshot = SNAPSHOT) =>
      (await reader.ofPull(snapshot, REPO, PULL)).presubmits.find(({ name }) => name === 'lint');
    const first = await lint();
    expect(await lint()).toBe(first);
    expect(await lint({ ...SNAPSHOT, config: { ...SNAPSHOT.config } })).not.toBe(first);
  });
});

describe('what is wrong with them', () => {
  it.each<[string, InRepoFiles, readonly RegExp[]]>([
    [
      'in the files',
      { files: [{ path: '.prow.yaml', text: 'presubmits:\n- { name: [a' }], problems: [] },
      [/^\.prow\.yaml: /],
    ],
    [
      'with taking the files',
      { ...ownFiles('lint'), problems: [{ file: '.prow/a.yaml', says: 'it is a symbolic link' }] },
      [/^\.prow\/a\.yaml: it is a symbolic link$/],
    ],
    [
      'with both',
      {
        files: [{ path: '.prow/b.yaml', text: 'periodics: [{}]' }],
        problems: [{ file: '.prow/a.yaml', says: 'it is not UTF-8 text' }],
      },
      [/^\.prow\/a\.yaml: /, /^\.prow\/b\.yaml: /],
    ],
  ])("%s is told, and the operators' jobs go on alone", async (_what, files, expected) => {
    const jobs = await createRepoJobsReader(having(files)).ofPull(SNAPSHOT, REPO, PULL);
    expect(names(jobs)).toEqual(['unit', 'polite', 'deploy']);
    expect(says(jobs)).toHaveLength(expected.length);
    for (const [at, pattern] of expected.entries()) expect(says(jobs)[at]).toMatch(pattern);
  });
});

it.each([
  [1, []],
  [3, ['(and 2 more)']],
])('%d problems are one line in a history', (count, more) => {
  const problems = Array.from({ length: count }, () => ({ file: '.prow.yaml', says: 'no' }));
  const said = "the repository's own jobs do not run: .prow.yaml: no";
  expect(inRepoWords(problems)).toEqual([[said, ...more].join(' ')]);
});

describe('what keeps them from being read', () => {
  const reading = (code: string) =>
    createRepoJobsReader(source(() => Promise.reject(far(code, 'the far words')))).ofPull(
      SNAPSHOT,
      REPO,
      PULL,
    );

  it.each([
    ['CONFLICT', 'conflicts with its base branch'],
    ['NOT_MERGED', 'comment `/test all` in a while'],
    ['NOT_FOUND', 'push again'],
    ['FORBIDDEN', 'must allow it to read contents'],
    ['BAD_ANSWER', 'the far words'],
    ['REFUSED', 'the far words'],
  ])("for good, %s, is told, and the operators' jobs go on alone", async (code, words) => {
    const jobs = await reading(code);
    expect(names(jobs)).toEqual(['unit', 'polite', 'deploy']);
    expect(says(jobs)).toEqual([expect.stringContaining(words)]);
  });

  it.each(['UNAVAILABLE', 'RATE_LIMITED', 'BAD_CREDENTIALS', 'NOT_INSTALLED'])(
    'for a while, %s, is tried again',
    async (code) => {
      await expect(reading(code)).rejects.toMatchObject({ code });
    },
  );

  it('by a bug is thrown', async () => {
    const broken = createRepoJobsReader(source(() => Promise.reject(new TypeError('oops'))));
    await expect(broken.ofPull(SNAPSHOT, REPO, PULL)).rejects.toThrow('oops');
  });
});
