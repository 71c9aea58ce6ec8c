import type { CodeHost } from '../../ports/code-host.ts';
import type { Sessions } from './sessions.ts';
import { CombinedStatus, readAs } from './wire.ts';

/** A commit with more than 1,000 contexts is not worth more calls. */
const CONTEXT_PAGES = 10;

/** What commits show. */
export function statuses(sessions: Sessions): Pick<CodeHost, 'contexts' | 'setStatus'> {
  return {
    /** The combined status already holds the newest of each context, so one call does for up to 100 of them. */
    async contexts({ org, repo }, sha, urgency = 'usual') {
      const session = (await sessions.of({ org, repo })).urgent(urgency);
      const route = 'GET /repos/{org}/{repo}/commits/{sha}/status';
      const pages = await session.askAll(route, { org, repo, sha }, CONTEXT_PAGES);
      return pages
        .flatMap((page) => readAs(CombinedStatus, page, route).statuses)
        .map(({ context, state, description, target_url: targetUrl }) => {
          return { context, state, description: description ?? '', targetUrl: targetUrl ?? '' };
        });
    },
    async setStatus({ org, repo }, sha, status, urgency = 'usual') {
      const session = (await sessions.of({ org, repo })).urgent(urgency);
      await session.ask('POST /repos/{org}/{repo}/statuses/{sha}', {
        org,
        repo,
        sha,
        context: status.context,
        state: status.state,
        description: status.description,
        target_url: status.targetUrl,
      });
    },
  };
}
