import { z } from 'zod';
import { combinedShape, newestByContext, statusShape } from '../shapes/status.ts';
import type { Repo, Status } from '../state.ts';
import { type World, newId, now } from '../world.ts';
import { ApiError, type FieldError, notFound } from './api-error.ts';
import { type Call, type Routes, bodyOf, ok, param, repoOfCall, writableRepo } from './call.ts';
import { listed, paginate } from './paginate.ts';

const NewStatus = z.object({
  state: z.enum(['error', 'failure', 'pending', 'success']),
  context: z.string().default('default'),
  description: z.string().nullable().default(null),
  target_url: z.string().nullable().default(null),
});

const LONGEST_DESCRIPTION = 140;
const MOST_STATUSES = 1000;

/** Statuses of commits. */
export const STATUSES: Routes = {
  'POST /repos/{owner}/{repo}/statuses/{sha}': async (world, call) => {
    const { repo, login } = writableRepo(world, call);
    const { target_url: targetUrl, ...asked } = bodyOf(call, NewStatus);
    const sha = param(call, 'sha');
    if ((await world.git.resolve(repo, sha)) !== sha) {
      throw new ApiError('INVALID', `No commit found for SHA: ${sha}`);
    }
    const status: Status = {
      id: newId(world),
      sha,
      ...asked,
      targetUrl,
      creator: login,
      createdAt: now(),
    };
    refuseTooMuch(repo, status);
    repo.statuses.push(status);
    world.changed();
    return ok(statusShape(world, repo, status), 201);
  },
  'GET /repos/{owner}/{repo}/commits/{ref}/status': async (world, call) => {
    const { repo, sha } = await commitOfCall(world, call);
    const { items, headers } = paginate(newestByContext(repo, sha), call, world.links.api);
    return { status: 200, body: combinedShape(world, repo, sha, items), headers };
  },
  'GET /repos/{owner}/{repo}/commits/{ref}/statuses': async (world, call) => {
    const { repo, sha } = await commitOfCall(world, call);
    const statuses = repo.statuses.filter((status) => status.sha === sha).toReversed();
    return listed(statuses, call, world.links.api, (status) => statusShape(world, repo, status));
  },
};

/** GitHub's limits, in its words. */
function refuseTooMuch(repo: Repo, status: Status): void {
  const refuse = (more: Omit<FieldError, 'resource' | 'code'>): never => {
    const error = { resource: 'Status', code: 'custom', ...more };
    throw new ApiError('INVALID', 'Validation Failed', [error]);
  };
  if ((status.description ?? '').length > LONGEST_DESCRIPTION) {
    refuse({
      field: 'description',
      message: `description is too long (maximum is ${LONGEST_DESCRIPTION} characters)`,
    });
  }
  const earlier = repo.statuses.filter(
    ({ sha, context }) => sha === status.sha && context === status.context,
  );
  if (earlier.length >= MOST_STATUSES) {
    refuse({ message: 'This SHA and context has reached the maximum number of statuses.' });
  }
}

async function commitOfCall(world: World, call: Call): Promise<{ repo: Repo; sha: string }> {
  const repo = repoOfCall(world, call);
  const sha = await world.git.resolve(repo, param(call, 'ref'));
  if (sha === undefined) throw notFound();
  return { repo, sha };
}
