import type { CodeHost } from '../../src/ports/code-host.ts';
import { BASE, factsOf } from '../plugins/facts.ts';

/** A code host that says what it is told to say, and keeps what it was asked. */
export interface FakeHost extends CodeHost {
  /** Each call as `name argument argument`, in order; repositories and objects are left out. */
  readonly asked: readonly string[];
}

const NO_FILES = { files: [], problems: [] };

/** Nobody is a member, nothing changed, and the pull request is the usual one, unless `answers` says otherwise. */
export function fakeHost(answers: Partial<CodeHost> = {}): FakeHost {
  const asked: string[] = [];
  const usual: CodeHost = {
    botLogin: () => Promise.resolve('ci-bot'),
    pull: () => Promise.resolve(factsOf().pull),
    branch: () => Promise.resolve({ sha: BASE, requiredContexts: [] }),
    changedFiles: () => Promise.resolve([{ path: 'README.md', additions: 1, deletions: 2 }]),
    textFile: () => Promise.resolve(undefined),
    isOrgMember: () => Promise.resolve(false),
    isCollaborator: () => Promise.resolve(false),
    isTeamMember: () => Promise.resolve(false),
    contexts: () =>
      Promise.resolve([{ context: 'unit', state: 'failure', description: '', targetUrl: '' }]),
    botComments: () => Promise.resolve([{ id: 1, body: 'hello' }]),
    setStatus: () => Promise.resolve(),
    setCheckRun: () => Promise.resolve(false),
    labelsOf: () => Promise.resolve([]),
    repoLabels: () => Promise.resolve(['kind/bug']),
    addLabel: () => Promise.resolve(),
    removeLabel: () => Promise.resolve(),
    assign: () => Promise.resolve(),
    comment: () => Promise.resolve(),
    editComment: () => Promise.resolve(),
    deleteComment: () => Promise.resolve(),
    inRepoFiles: () => Promise.resolve(NO_FILES),
    mergedInRepoFiles: () => Promise.resolve(NO_FILES),
    ...answers,
  };
  const calls = Object.entries(usual) as [string, (...args: readonly unknown[]) => unknown][];
  const keeping = calls.map(([name, call]) => [
    name,
    (...args: readonly unknown[]): unknown => {
      asked.push([name, ...args.filter((arg) => typeof arg !== 'object')].join(' '));
      return call(...args);
    },
  ]);
  return { ...(Object.fromEntries(keeping) as CodeHost), asked };
}
