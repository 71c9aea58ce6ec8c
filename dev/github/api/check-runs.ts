import { z } from 'zod';
import { checkRunShape } from '../shapes/check-run.ts';
import { permissionsOf } from '../shapes/app.ts';
import type { App, CheckRun, Repo } from '../state.ts';
import { type World, newId, now } from '../world.ts';
import { ApiError, notFound } from './api-error.ts';
import { type Call, type Routes, bodyOf, loginOf, ok, param, repoOfCall } from './call.ts';
import { paginate } from './paginate.ts';

const CONCLUSIONS = ['action_required', 'cancelled', 'failure', 'neutral', 'success', 'skipped'];
const Changes = z.object({
  name: z.string().optional(),
  external_id: z.string().optional(),
  details_url: z.url().optional(),
  status: z.enum(['queued', 'in_progress', 'completed']).optional(),
  conclusion: z.enum(CONCLUSIONS).optional(),
  started_at: z.iso.datetime().optional(),
  completed_at: z.iso.datetime().optional(),
  output: z
    .object({
      title: z.string(),
      summary: z.string().max(65_535),
      text: z.string().max(65_535).optional(),
    })
    .optional(),
});
const NewCheckRun = Changes.extend({ name: z.string(), head_sha: z.string() });

/** Check runs, which Apps alone may write. */
export const CHECK_RUNS: Routes = {
  'POST /repos/{owner}/{repo}/check-runs': async (world, call) => {
    const repo = repoOfCall(world, call);
    const app = writerOf(world, call);
    const asked = bodyOf(call, NewCheckRun);
    const sha = asked.head_sha;
    if ((await world.git.resolve(repo, sha)) !== sha) {
      throw new ApiError('INVALID', `No commit found for SHA: ${sha}`);
    }
    const run = change({ ...EMPTY, id: newId(world), appId: app.id, sha, name: asked.name }, asked);
    repo.checkRuns = [...(repo.checkRuns ?? []), run];
    world.changed();
    return ok(checkRunShape(world, repo, run), 201);
  },
  'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}': (world, call) => {
    const repo = repoOfCall(world, call);
    const app = writerOf(world, call);
    const id = Number(param(call, 'check_run_id'));
    const run = repo.checkRuns?.find((one) => one.id === id && one.appId === app.id);
    if (run === undefined) throw notFound();
    Object.assign(run, change(run, bodyOf(call, Changes)));
    world.changed();
    return ok(checkRunShape(world, repo, run));
  },
  'GET /repos/{owner}/{repo}/commits/{ref}/check-runs': async (world, call) => {
    const repo = repoOfCall(world, call);
    const sha = await world.git.resolve(repo, param(call, 'ref'));
    if (sha === undefined) throw notFound();
    const found = newestFirst(repo, sha, call.query);
    const { items, headers } = paginate(found, call, world.links.api);
    const check_runs = items.map((run) => checkRunShape(world, repo, run));
    return { status: 200, body: { total_count: found.length, check_runs }, headers };
  },
};

const EMPTY = {
  externalId: null,
  detailsUrl: null,
  status: 'queued',
  conclusion: null,
  startedAt: null,
  completedAt: null,
  title: null,
  summary: null,
  text: null,
} as const;

/** A conclusion completes it, and it cannot be completed without one. */
function change(run: CheckRun, asked: z.infer<typeof Changes>): CheckRun {
  const conclusion = asked.conclusion ?? null;
  const status = conclusion === null ? (asked.status ?? run.status) : 'completed';
  if (status === 'completed' && conclusion === null) {
    throw new ApiError('INVALID', 'Invalid request.\n\nconclusion is missing');
  }
  return {
    ...run,
    name: asked.name ?? run.name,
    externalId: asked.external_id ?? run.externalId,
    detailsUrl: asked.details_url ?? run.detailsUrl,
    status,
    conclusion,
    startedAt: asked.started_at ?? run.startedAt,
    completedAt: status === 'completed' ? (asked.completed_at ?? now()) : null,
    title: asked.output?.title ?? run.title,
    summary: asked.output?.summary ?? run.summary,
    text: asked.output ? (asked.output.text ?? null) : run.text,
  };
}

/** The newest of each name, unless all are asked for. */
function newestFirst(repo: Repo, sha: string, query: URLSearchParams): readonly CheckRun[] {
  const name = query.get('check_name');
  const all = (repo.checkRuns ?? [])
    .filter((run) => run.sha === sha && (name === null || run.name === name))
    .toReversed();
  if (query.get('filter') === 'all') return all;
  return all.filter((run, at) => all.findIndex((other) => other.name === run.name) === at);
}

/** The App that asks by the token of its installation. Throws FORBIDDEN. */
function writerOf(world: World, call: Call): App {
  const login = loginOf(call);
  const app = world.state.apps.find(({ slug }) => `${slug}[bot]` === login);
  if (app === undefined) {
    throw new ApiError('FORBIDDEN', 'You must authenticate via a GitHub App.');
  }
  if (permissionsOf(app)['checks'] !== 'write') {
    throw new ApiError('FORBIDDEN', 'Resource not accessible by integration');
  }
  return app;
}
