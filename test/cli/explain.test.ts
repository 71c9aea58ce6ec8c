import { InvalidArgumentError } from 'commander';
import { describe, expect, it } from 'vitest';
import { explainNow, type Question } from '../../src/cli/explain-pull.ts';
import { explainTable } from '../../src/cli/explain-table.ts';
import { parsePullName } from '../../src/cli/explain.ts';
import type { CodeHost } from '../../src/ports/code-host.ts';
import type { ConfigSnapshot } from '../../src/ports/config-source.ts';
import { inRepoConfig, ownFiles } from '../activities/in-repo-config.ts';
import { BASE, factsOf, JOBS } from '../plugins/facts.ts';
import { SETTINGS } from '../rules/jobs.ts';
import { CONFIG } from '../workflows/config.ts';

function unused(): never {
  throw new Error('explain does not need this');
}

/** A code host where @bob is a member and the pull request changes one Go file. */
const HOST: CodeHost = {
  botLogin: () => Promise.resolve('robot'),
  pull: () => Promise.resolve(factsOf().pull),
  branch: () => Promise.resolve({ sha: BASE, requiredContexts: [] }),
  changedFiles: () => Promise.resolve([{ path: 'main.go', additions: 1, deletions: 0 }]),
  textFile: unused,
  isOrgMember: (_, login) => Promise.resolve(login === 'bob'),
  isCollaborator: () => Promise.resolve(false),
  isTeamMember: unused,
  labelsOf: unused,
  repoLabels: unused,
  contexts: () =>
    Promise.resolve([{ context: 'e2e', state: 'failure', description: '', targetUrl: '' }]),
  botComments: unused,
  setStatus: unused,
  setCheckRun: unused,
  addLabel: unused,
  assign: unused,
  removeLabel: unused,
  comment: unused,
  editComment: unused,
  deleteComment: unused,
  inRepoFiles: unused,
  mergedInRepoFiles: () => Promise.resolve(ownFiles('lint')),
};

const SNAPSHOT: ConfigSnapshot = {
  config: { ...CONFIG.config, presubmits: new Map([['org/repo', JOBS.presubmits]]) },
  plugins: {
    enabled: new Map(),
    enabledFor: () => ['trigger'],
    triggerFor: () => SETTINGS,
    sections: {},
    rest: {},
  },
};

async function answers(
  question: Partial<Question> = {},
  enabled: readonly string[] = ['trigger'],
): Promise<readonly (readonly [string, boolean, string])[]> {
  const plugins = { ...SNAPSHOT.plugins, enabledFor: () => enabled };
  const asked = { repo: { org: 'org', repo: 'repo' }, number: 7, knowsPlugins: true, ...question };
  const { answers: found } = await explainNow(HOST, asked, { ...SNAPSHOT, plugins });
  return found.map(({ job, run, why }) => [job, run, why]);
}

describe('explainNow', () => {
  it('answers for each job of the repository', async () => {
    expect(await answers()).toEqual([
      ['unit', true, 'it runs on every change'],
      ['docs', false, 'none of 1 changed file matches run_if_changed "md$"'],
      ['e2e', false, 'it runs only when asked'],
    ]);
  });

  it('answers what a comment would start', async () => {
    const found = await answers({ comment: '/retest-required' });
    expect(found.filter(([, run]) => run)).toEqual([
      ['unit', true, 'its context "unit" has no status yet'],
      ['e2e', true, 'its context "e2e" failed'],
    ]);
  });

  it('says when the plugin that starts jobs is off', async () => {
    const [unit] = await answers({}, ['cat']);
    expect(unit).toEqual(['unit', false, 'the plugin trigger is off for org/repo']);
  });

  it('takes the plugin for on when nobody says which are', async () => {
    expect(await answers({ knowsPlugins: false }, [])).toContainEqual([
      'unit',
      true,
      'it runs on every change',
    ]);
  });
});

describe("a repository's own jobs", () => {
  const asked = { repo: { org: 'org', repo: 'repo' }, number: 7, knowsPlugins: true };
  const explained = (host: CodeHost) => explainNow(host, asked, inRepoConfig());

  it('are explained like the others', async () => {
    const { answers: found, problems } = await explained(HOST);
    expect(found).toContainEqual({ job: 'lint', run: true, why: 'it runs on every change' });
    expect(problems).toEqual([]);
  });

  it('that cannot be read are missed aloud', async () => {
    const problem = { file: '.prow.yaml', says: 'it is not UTF-8 text' };
    const broken = { files: [], problems: [problem] };
    const { answers: found, problems } = await explained({
      ...HOST,
      mergedInRepoFiles: () => Promise.resolve(broken),
    });
    expect(found.map(({ job }) => job)).toEqual(['unit', 'polite']);
    expect(problems).toEqual([problem]);
  });
});

describe('explainTable', () => {
  it('puts what runs first, and says of the rest what would make it run', () => {
    const table = explainTable([
      { job: 'docs', run: false, why: 'no file changed', wouldRunIf: 'a file changes' },
      { job: 'pull-unit', run: true, why: 'it runs on every change' },
    ]);
    expect(table).toBe(
      'RUNS  JOB        WHY\n' +
        'yes   pull-unit  it runs on every change\n' +
        'no    docs       no file changed; would run if a file changes\n',
    );
  });
});

describe('parsePullName', () => {
  it.each([
    'org/repo.js#12',
    'https://github.com/org/repo.js/pull/12',
    'https://git.example.com/org/repo.js/pull/12',
  ])('reads %s', (text) => {
    expect(parsePullName(text)).toEqual({ repo: { org: 'org', repo: 'repo.js' }, number: 12 });
  });

  it.each(['org/repo', 'org#1', 'org/repo#0', 'org/repo#x', 'a/b/c#1', ''])(
    'refuses %j',
    (text) => {
      expect(() => parsePullName(text)).toThrow(InvalidArgumentError);
    },
  );
});
