import { z } from 'zod';
import { editPull, headRefOf, openPull } from '../acts/pulls.ts';
import { fileShape } from '../shapes/commit.ts';
import { pullShape } from '../shapes/pull.ts';
import { isSame, mayPush } from '../state.ts';
import { ApiError } from './api-error.ts';
import { type Routes, bodyOf, loginOf, ok, pullOfCall, repoOfCall } from './call.ts';
import { listed, paginate } from './paginate.ts';

const NewPull = z.object({
  title: z.string(),
  head: z.string(),
  base: z.string(),
  body: z.string().optional(),
  draft: z.boolean().optional(),
});

const PullEdit = z.object({
  title: z.string().optional(),
  body: z.string().optional(),
  base: z.string().optional(),
  state: z.enum(['open', 'closed']).optional(),
});

/** GitHub lists no more files of a pull request than these. */
const MOST_FILES = 3000;

/** Pull requests and their files. */
export const PULLS: Routes = {
  'GET /repos/{owner}/{repo}/pulls': async (world, call) => {
    const repo = repoOfCall(world, call);
    const state = call.query.get('state') ?? 'open';
    const asked = repo.pulls.filter(
      ({ isOpen }) => state === 'all' || isOpen === (state === 'open'),
    );
    const { items, headers } = paginate(asked.toReversed(), call, world.links.api);
    const body = await Promise.all(items.map((pull) => pullShape(world, repo, pull)));
    return { status: 200, body, headers };
  },
  'POST /repos/{owner}/{repo}/pulls': async (world, call) => {
    const repo = repoOfCall(world, call);
    const author = loginOf(call);
    const asked = bodyOf(call, NewPull);
    const head = asked.head.replace(`${author}:`, '').replace(`${repo.org}:`, '');
    const headSha = await world.git.resolve(repo, headRefOf(world, repo, author, head));
    if (headSha === undefined) {
      const error = { resource: 'PullRequest', field: 'head', code: 'invalid' };
      throw new ApiError('INVALID', 'Validation Failed', [error]);
    }
    const pull = await openPull(world, repo, { ...asked, head, headSha, author });
    return ok(await pullShape(world, repo, pull), 201);
  },
  'GET /repos/{owner}/{repo}/pulls/{pull_number}': async (world, call) => {
    const repo = repoOfCall(world, call);
    return ok(await pullShape(world, repo, pullOfCall(repo, call)));
  },
  'PATCH /repos/{owner}/{repo}/pulls/{pull_number}': async (world, call) => {
    const repo = repoOfCall(world, call);
    const pull = pullOfCall(repo, call);
    const sender = loginOf(call);
    if (!isSame(sender, pull.author) && !mayPush(world.state, repo, sender)) {
      throw new ApiError('FORBIDDEN', 'Must have write access to edit a pull request');
    }
    await editPull(world, repo, pull, { ...bodyOf(call, PullEdit), sender });
    return ok(await pullShape(world, repo, pull));
  },
  'GET /repos/{owner}/{repo}/pulls/{pull_number}/files': async (world, call) => {
    const repo = repoOfCall(world, call);
    const pull = pullOfCall(repo, call);
    const files = await world.git.changes(repo, pull.baseSha, pull.headSha);
    return listed(files.slice(0, MOST_FILES), call, world.links.api, (file) =>
      fileShape(world, repo, pull.headSha, file),
    );
  },
};
