import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isBuildId, isContainerName, isJobName } from '../prowjob/run-ids.ts';
import type { ProwJob } from '../prowjob/spec.ts';
import { HttpRefusal } from './http-refusal.ts';
import { findShown } from './jobs.ts';
import { noSuchJob, orUnavailable, type JobsDeps } from './jobs-deps.ts';
import { readQuery } from './jobs-query.ts';
import { eventStream, type StreamLimits } from './logs-events.ts';
import { followLog } from './logs-follow.ts';
import { LOG_START, readPosition, type LogPosition } from './logs-lines.ts';
import { wholeLog, type LogRef } from './logs-source.ts';

/** How much of the server logs may take. */
export interface LogLimits extends StreamLimits {
  /** Logs that are read at the same time. */
  readonly most: number;
  /** A client that went without a word is noticed then at the latest: one that is there comes back and reads on. */
  readonly longestMs: number;
  /** Between two looks at a run whose log says nothing. */
  readonly pauseMs: number;
}

export const LOG_LIMITS: LogLimits = {
  most: 200,
  longestMs: 10 * 60_000,
  pauseMs: 2_000,
  heartbeatMs: 15_000,
  stallMs: 60_000,
};

const LogQuery = z.object({
  job: z.string().refine(isJobName, 'it is no name of a job').optional(),
  id: z.string().refine(isBuildId, 'it is no build id').optional(),
  prowjob: z.string().max(250).optional(),
  container: z.string().refine(isContainerName, 'it is no name of a container').default('test'),
  follow: z.enum(['true', 'false']).optional(),
});

type LogQuery = z.infer<typeof LogQuery>;

/** What every log is answered with: it is text, whatever a test wrote, and for every page to show. */
const HEADERS = {
  'access-control-allow-origin': '*',
  'cache-control': 'no-cache',
  'x-content-type-options': 'nosniff',
};

/**
 * `/log`: the log of a run by job and build id, as in Prow, or by its ProwJob's name; as text up to now, or followed as
 * server-sent events. Prow: cmd/deck/main.go `handleLog`.
 */
export function addLogs(app: FastifyInstance, deps: JobsDeps, limits: LogLimits): void {
  const open = new Set<() => void>();
  // A reader that is slow, or gone without a word, would keep the server from closing.
  app.addHook('preClose', (done) => {
    for (const cut of open) cut();
    done();
  });
  app.get('/log', async (request, reply) => {
    void reply.headers(HEADERS);
    const query = readQuery(LogQuery, request.query);
    if (open.size >= limits.most) throw new HttpRefusal('TOO_MANY', TOO_MANY);
    const gone = new AbortController();
    const cut = (): void => void reply.raw.destroy();
    open.add(cut);
    reply.raw.once('close', () => {
      open.delete(cut);
      gone.abort();
    });
    const ref = { job: await findRun(deps, query), container: query.container };
    return isFollowed(request, query)
      ? follow(deps, ref, { request, reply, limits, signal: gone.signal })
      : send(deps, ref, reply, gone.signal);
  });
}

const TOO_MANY = 'too many logs are read at the same time: try again in a minute';

/** The run of a query; throws HttpRefusal when it names none, or one that is not there. */
async function findRun(deps: JobsDeps, { job, id, prowjob }: LogQuery): Promise<ProwJob> {
  if (prowjob !== undefined) return (await findShown(deps, prowjob)).job;
  if (job === undefined || id === undefined) {
    throw new HttpRefusal('BAD_QUERY', 'a log is asked for by job and id, or by prowjob');
  }
  const found = await orUnavailable(deps.finder.byBuild(job, id));
  if (!found || !deps.isShown(found)) throw noSuchJob(`build ${id} of job ${job}`);
  return found;
}

function isFollowed({ headers }: FastifyRequest, { follow }: LogQuery): boolean {
  return follow === undefined
    ? (headers.accept ?? '').includes('text/event-stream')
    : follow === 'true';
}

async function send(
  { logs }: JobsDeps,
  ref: LogRef,
  reply: FastifyReply,
  signal: AbortSignal,
): Promise<FastifyReply> {
  const bytes = await orUnavailable(wholeLog(logs, ref, signal));
  if (!bytes) {
    const says = `container ${ref.container} of this run has no log: it has not begun, or its log is gone`;
    throw new HttpRefusal('NOT_FOUND', says);
  }
  return reply.type('text/plain; charset=utf-8').send(Readable.from(bytes));
}

interface Following {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly limits: LogLimits;
  readonly signal: AbortSignal;
}

function follow(
  { board, finder, logs }: JobsDeps,
  ref: LogRef,
  { request, reply, limits, signal }: Following,
): FastifyReply {
  const now = async (name: string): Promise<ProwJob | undefined> =>
    board.job(name) ?? (await finder.byName(name))?.job;
  const until = AbortSignal.any([signal, AbortSignal.timeout(limits.longestMs)]);
  const from = positionIn(request);
  const events = followLog({ ...logs, now, pauseMs: limits.pauseMs }, ref, from, until);
  const drop = (): void => void reply.raw.destroy();
  const texts = eventStream(events, limits, drop);
  return reply
    .header('x-accel-buffering', 'no')
    .type('text/event-stream; charset=utf-8')
    .send(Readable.from(texts, { highWaterMark: 4 }));
}

/** Browsers say where a connection before ended. */
function positionIn({ headers }: FastifyRequest): LogPosition {
  const id = headers['last-event-id'];
  return (typeof id === 'string' ? readPosition(id) : undefined) ?? LOG_START;
}
