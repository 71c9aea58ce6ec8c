import type { Pushed } from '../events/event.ts';
import type { RepoName } from '../prowjob/ids.ts';
import type { Refs } from '../prowjob/refs.ts';

/** A pull request and the base that it is tested on, as they are now. */
export interface PullForRefs {
  readonly repo: RepoName;
  readonly repoLink: string;
  readonly number: number;
  readonly title: string;
  readonly author: string;
  readonly headSha: string;
  readonly headRef: string;
  readonly baseRef: string;
  readonly baseSha: string;
  readonly link: string;
}

/** The code host of a repository's address: `https://github.com/org/repo` is at `https://github.com`. */
export function hostLink(repoLink: string, { org, repo }: RepoName): string {
  const path = `/${org}/${repo}`;
  return repoLink.endsWith(path) ? repoLink.slice(0, -path.length) : 'https://github.com';
}

/** The page of an account; that of an app, `name[bot]`, is elsewhere. */
function accountLink(host: string, login: string): string {
  const app = /^(.+)\[bot\]$/.exec(login)?.[1];
  return app === undefined ? `${host}/${login}` : `${host}/apps/${app}`;
}

/** The code that a job of the pull request tests. Prow: pkg/pjutil/pjutil.go `createRefs`. */
export function pullRefs(pull: PullForRefs): Refs {
  const { repo, repoLink, number, author, headSha, baseSha } = pull;
  return {
    ...repo,
    repo_link: repoLink,
    base_ref: pull.baseRef,
    base_sha: baseSha,
    base_link: `${repoLink}/commit/${baseSha}`,
    pulls: [
      {
        number,
        author,
        sha: headSha,
        title: pull.title,
        head_ref: pull.headRef,
        link: pull.link,
        commit_link: `${repoLink}/pull/${String(number)}/commits/${headSha}`,
        author_link: accountLink(hostLink(repoLink, repo), author),
      },
    ],
  };
}

/** The code that a job of a push runs on. Prow: pkg/plugins/trigger/push.go `createRefs`. */
export function pushRefs({ repo, repoLink, branch, after, compareLink }: Pushed): Refs {
  return {
    ...repo,
    repo_link: repoLink,
    base_ref: branch,
    base_sha: after,
    base_link: compareLink,
  };
}
