import type { CodeHost } from '../../ports/code-host.ts';
import type { Sessions } from './sessions.ts';
import { Branch, Files, Pull, pullFacts, readAs } from './wire.ts';

/** GitHub lists at most 3,000 files of a pull request ("List pull requests files"). */
const FILE_PAGES = 30;

/** What we ask about pull requests and branches. */
export function pulls(sessions: Sessions): Pick<CodeHost, 'pull' | 'branch' | 'changedFiles'> {
  return {
    async pull({ org, repo }, number) {
      const session = await sessions.of({ org, repo });
      const route = 'GET /repos/{org}/{repo}/pulls/{number}';
      const { data } = await session.ask(route, { org, repo, number });
      return pullFacts(org, repo, readAs(Pull, data, route));
    },
    async branch({ org, repo }, name) {
      const session = await sessions.of({ org, repo });
      // The slashes of a name stay slashes, as in upstream's own calls: proxies in between know no others.
      const names = name.split('/').map(encodeURIComponent).join('/');
      const route = `GET /repos/{org}/{repo}/branches/${names}`;
      const { data } = await session.ask(route, { org, repo });
      const { commit, protection } = readAs(Branch, data, route);
      const requiredContexts = protection?.required_status_checks?.contexts ?? [];
      return { sha: commit.sha, requiredContexts };
    },
    async changedFiles({ org, repo }, number) {
      const session = await sessions.of({ org, repo });
      const route = 'GET /repos/{org}/{repo}/pulls/{number}/files';
      const pages = await session.askAll(route, { org, repo, number }, FILE_PAGES);
      return pages
        .flatMap((page) => readAs(Files, page, route))
        .map(({ filename: path, additions, deletions }) => ({ path, additions, deletions }));
    },
  };
}
