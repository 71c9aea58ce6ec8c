import type { CodeHost } from '../../ports/code-host.ts';
import type { Sessions } from './sessions.ts';
import { Comments, readAs } from './wire.ts';

/** GitHub closes a conversation at 2,500 comments. */
const COMMENT_PAGES = 25;

/** Labels and comments of a pull request, which to GitHub is an issue too. */
export function conversation(
  sessions: Sessions,
): Pick<
  CodeHost,
  'addLabel' | 'removeLabel' | 'botComments' | 'comment' | 'editComment' | 'deleteComment'
> {
  return {
    async addLabel({ org, repo }, number, label) {
      const session = await sessions.of({ org, repo });
      const route = 'POST /repos/{org}/{repo}/issues/{number}/labels';
      await session.ask(route, { org, repo, number, labels: [label] });
    },
    async removeLabel({ org, repo }, number, label) {
      const session = await sessions.of({ org, repo });
      const route = 'DELETE /repos/{org}/{repo}/issues/{number}/labels/{label}';
      await session.holds(route, { org, repo, number, label });
    },
    async botComments({ org, repo }, number) {
      const session = await sessions.of({ org, repo });
      const route = 'GET /repos/{org}/{repo}/issues/{number}/comments';
      const bot = await sessions.botLogin();
      const pages = await session.askAll(route, { org, repo, number }, COMMENT_PAGES);
      return pages
        .flatMap((page) => readAs(Comments, page, route))
        .filter(({ user }) => user.toLowerCase() === bot.toLowerCase())
        .map(({ id, body }) => ({ id, body }));
    },
    async comment({ org, repo }, number, body) {
      const session = await sessions.of({ org, repo });
      const route = 'POST /repos/{org}/{repo}/issues/{number}/comments';
      await session.askOnce(route, { org, repo, number, body });
    },
    async editComment({ org, repo }, commentId, body) {
      const session = await sessions.of({ org, repo });
      const route = 'PATCH /repos/{org}/{repo}/issues/comments/{commentId}';
      await session.ask(route, { org, repo, commentId, body });
    },
    async deleteComment({ org, repo }, commentId) {
      const session = await sessions.of({ org, repo });
      const route = 'DELETE /repos/{org}/{repo}/issues/comments/{commentId}';
      await session.holds(route, { org, repo, commentId });
    },
  };
}
