import type { CodeHost } from '../../ports/code-host.ts';
import type { Sessions } from './sessions.ts';

/** What pull requests and issues have alike beside labels and comments. */
export function issues(sessions: Sessions): Pick<CodeHost, 'assign'> {
  return {
    async assign({ org, repo }, number, logins) {
      const session = await sessions.of({ org, repo });
      const route = 'POST /repos/{org}/{repo}/issues/{number}/assignees';
      await session.ask(route, { org, repo, number, assignees: logins });
    },
  };
}
