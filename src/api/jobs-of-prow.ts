import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { refsText } from '../prowjob/refs.ts';
import type { ProwJob } from '../prowjob/spec.ts';
import { isComplete } from '../prowjob/status.ts';
import { findShown } from './jobs.ts';
import type { JobsDeps } from './jobs-deps.ts';
import { readQuery } from './jobs-query.ts';
import { sendJson } from './json-or-script.ts';

const ListQuery = z.object({
  omit: z.string().max(250).default(''),
  org: z.string().max(250).optional(),
  repo: z.string().max(250).optional(),
  owner: z.string().max(250).optional(),
});

type ListQuery = z.infer<typeof ListQuery>;

export const OneQuery = z.object({ prowjob: z.string().min(1).max(250) });

/** The addresses under which Prow's deck tells of jobs. Prow: cmd/deck/main.go. */
export function addJobsOfProw(app: FastifyInstance, deps: JobsDeps): void {
  const shown = (): readonly ProwJob[] => deps.board.jobs().filter(deps.isShown);
  app.get('/prowjobs.js', (request, reply) => {
    const asked = readQuery(ListQuery, request.query);
    const omit = new Set(asked.omit.split(','));
    const items = shown()
      .filter((job) => isAsked(job, asked))
      .map((job) => without(job, omit));
    return sendJson(reply, { items }, request.query);
  });
  app.get('/data.js', (request, reply) => {
    const now = deps.now();
    return sendJson(
      reply,
      shown().map((job) => legacy(job, now)),
      request.query,
    );
  });
  app.get('/prowjob', async (request, reply) => {
    const { prowjob } = readQuery(OneQuery, request.query);
    const { job } = await findShown(deps, prowjob);
    return sendYaml(reply, deps, job);
  });
}

/** A ProwJob as YAML, as people look at it in a browser. */
export function sendYaml(
  reply: Parameters<typeof sendJson>[0],
  { yaml }: Pick<JobsDeps, 'yaml'>,
  job: ProwJob,
): Parameters<typeof sendJson>[0] {
  const headers = { 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' };
  return reply.headers(headers).type('text/plain; charset=utf-8').send(yaml(job));
}

/** An owner is an org by another name. Prow: cmd/deck/main.go `handleProwJobs`. */
function isAsked({ spec }: ProwJob, { org, repo, owner }: ListQuery): boolean {
  const refs = [...(spec.refs ? [spec.refs] : []), ...(spec.extra_refs ?? [])];
  const wantedOrg = org ?? owner;
  if (wantedOrg === undefined && repo === undefined) return true;
  return refs.some(
    (one) =>
      (wantedOrg === undefined || one.org === wantedOrg) &&
      (repo === undefined || one.repo === repo),
  );
}

/** What is asked to be left out. Lists have no Pod specs anyhow: only the names of containers, as `pod_spec` leaves them. */
function without({ metadata, spec, ...job }: ProwJob, omit: ReadonlySet<string>): ProwJob {
  const left = <T extends object>(from: T, names: readonly string[]): T => {
    const fields = Object.entries(from).filter(
      ([name]) => !names.includes(name) || !omit.has(name),
    );
    // All that can be left out is optional.
    return Object.fromEntries(fields) as T;
  };
  return {
    ...job,
    metadata: left(metadata, ['annotations', 'labels']),
    spec: left(spec, ['decoration_config']),
  };
}

/** Prow: pkg/deck/jobs/jobs.go `Job`. */
function legacy({ metadata, spec, status }: ProwJob, now: Date): object {
  const { refs } = spec;
  const started = secondsOf(status.startTime);
  const finished = secondsOf(status.completionTime);
  const seconds = isComplete(status) ? finished - started : now.getTime() / 1000 - started;
  return {
    type: spec.type,
    refs: refs ?? {},
    refs_key: refs ? `${refs.org}/${refs.repo}#${refsText(refs)}` : '',
    job: spec.job,
    build_id: status.build_id ?? '',
    context: spec.context ?? '',
    started: String(started),
    finished: status.completionTime ?? '',
    duration: started === 0 ? '' : `${String(Math.max(0, Math.floor(seconds)))}s`,
    state: status.state ?? 'triggered',
    description: status.description ?? '',
    url: status.url ?? '',
    pod_name: status.pod_name ?? '',
    agent: spec.agent,
    prow_job: metadata.name,
  };
}

function secondsOf(time: string | null | undefined): number {
  const ms = Date.parse(time ?? '');
  return Number.isNaN(ms) ? 0 : Math.floor(ms / 1000);
}
