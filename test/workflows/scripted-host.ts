import type { CommitStatus } from '../../src/prowjob/commit-status.ts';
import type { CodeHost } from '../../src/ports/code-host.ts';
import { parseSha, type Sha } from '../../src/prowjob/ids.ts';

export const BASE: Sha = parseSha('a'.repeat(40));

/** A code host with one member, `dev`, that keeps what it is told. */
export interface ScriptedHost extends CodeHost {
  readonly statuses: (CommitStatus & { readonly sha: string })[];
  readonly comments: string[];
  readonly labels: Set<string>;
  /** While set, every status fails with it. */
  statusFailure: Error | undefined;
  /** While set, no branch can be read. */
  branchFailure: Error | undefined;
  heads: Map<number, Sha>;
}

export function scriptedHost(): ScriptedHost {
  const host: ScriptedHost = {
    statuses: [],
    comments: [],
    labels: new Set(),
    statusFailure: undefined,
    branchFailure: undefined,
    heads: new Map(),
    botLogin: () => Promise.resolve('ci-bot'),
    pull: ({ org, repo }, number) =>
      Promise.resolve({
        org,
        repo,
        number,
        title: 'Change',
        author: 'dev',
        isOpen: true,
        isDraft: false,
        isMergeable: true,
        labels: [...host.labels],
        headSha: host.heads.get(number) ?? BASE,
        headRef: 'change',
        baseRef: 'main',
        link: `https://github.com/${org}/${repo}/pull/${String(number)}`,
        repoLink: `https://github.com/${org}/${repo}`,
      }),
    branch: () =>
      host.branchFailure
        ? Promise.reject(host.branchFailure)
        : Promise.resolve({ sha: BASE, requiredContexts: [] }),
    changedFiles: () => Promise.resolve([{ path: 'README.md', additions: 1, deletions: 0 }]),
    textFile: () => Promise.resolve(undefined),
    isOrgMember: (_org, login) => Promise.resolve(login === 'dev'),
    isCollaborator: () => Promise.resolve(false),
    isTeamMember: () => Promise.resolve(false),
    contexts: (_repo, sha) => Promise.resolve(newest(host, sha)),
    botComments: () => Promise.resolve([]),
    setStatus: (_repo, sha, status) => {
      if (host.statusFailure) return Promise.reject(host.statusFailure);
      host.statuses.push({ ...status, sha });
      return Promise.resolve();
    },
    setCheckRun: () => Promise.resolve(false),
    labelsOf: () => Promise.resolve([...host.labels]),
    repoLabels: () => Promise.resolve(['kind/bug']),
    assign: () => Promise.resolve(),
    addLabel: (_repo, _number, label) => Promise.resolve(void host.labels.add(label)),
    removeLabel: (_repo, _number, label) => Promise.resolve(void host.labels.delete(label)),
    comment: (_repo, _number, body) => Promise.resolve(void host.comments.push(body)),
    editComment: () => Promise.resolve(),
    deleteComment: () => Promise.resolve(),
    inRepoFiles: () => Promise.resolve({ files: [], problems: [] }),
    mergedInRepoFiles: () => Promise.resolve({ files: [], problems: [] }),
  };
  return host;
}

function newest(host: ScriptedHost, sha: string): Awaited<ReturnType<CodeHost['contexts']>> {
  const shown = host.statuses.filter((status) => status.sha === sha);
  return [...new Map(shown.map((status) => [status.context, status])).values()];
}
