import fastify, { LogController, type FastifyInstance, type FastifyServerOptions } from 'fastify';
import type { EventSink } from '../ports/event-sink.ts';
import type { Metrics } from '../ports/metrics.ts';
import type { Tracer } from '../ports/tracer.ts';
import { addActions } from './actions.ts';
import { addHealth } from './health.ts';
import { HttpRefusal } from './http-refusal.ts';
import { addJobs } from './jobs.ts';
import type { JobsDeps } from './jobs-deps.ts';
import { addJobsOfProw } from './jobs-of-prow.ts';
import { addLogs, LOG_LIMITS, type LogLimits } from './logs.ts';
import { addRequestMetrics } from './metrics.ts';
import { addPluginHelp, type PluginHelpSource } from './plugin-help.ts';
import { addPulls } from './pulls.ts';
import { addRequestSpans } from './request-spans.ts';
import type { SecretsFor } from './signature.ts';
import { addWebhook } from './webhook.ts';

export interface ApiDeps {
  readonly sink: EventSink;
  readonly secretsFor: SecretsFor;
  readonly metrics?: Metrics | undefined;
  /** Absent while nobody traces. */
  readonly tracer?: Tracer | undefined;
  /** Absent where the plugin configuration is not known. */
  readonly pluginHelp?: PluginHelpSource | undefined;
  /** Absent where nobody may see runs of jobs, in tests of webhooks. */
  readonly jobs?: JobsDeps | undefined;
  readonly logLimits?: LogLimits | undefined;
  readonly logger: NonNullable<FastifyServerOptions['logger']>;
}

/** A request that trickles in is cut off, or a few slow senders would hold all connections. */
const REQUEST_TIMEOUT_MS = 30_000;

/** The HTTP server, not yet listening. Errors are answered as `{code, says}`; what is behind a 5xx is only logged. */
export function createApi(deps: ApiDeps): FastifyInstance {
  const { sink, secretsFor, metrics, tracer, pluginHelp, jobs, logLimits, logger } = deps;
  const logController = new LogController({ disableRequestLogging: true });
  const app = fastify({ logger, requestTimeout: REQUEST_TIMEOUT_MS, logController });
  app.setErrorHandler((error, request, reply) => {
    const { status, code, says } = answerTo(error);
    if (status >= 500) request.log.error({ err: error }, says);
    else request.log.warn({ code, url: request.url.slice(0, 200) }, says);
    return reply.code(status).send({ code, says });
  });
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send({ code: 'NOT_FOUND', says: 'there is nothing at this address' }),
  );
  if (metrics) addRequestMetrics(app, metrics);
  if (tracer) addRequestSpans(app, tracer);
  addHealth(app, sink);
  addWebhook(app, { sink, secretsFor });
  addPluginHelp(app, pluginHelp);
  if (jobs) addAllOfJobs(app, jobs, logLimits);
  return app;
}

function addAllOfJobs(app: FastifyInstance, jobs: JobsDeps, logLimits = LOG_LIMITS): void {
  addJobs(app, jobs);
  addJobsOfProw(app, jobs);
  addLogs(app, jobs, logLimits);
  addActions(app, jobs);
  addPulls(app, jobs);
}

interface Answer {
  readonly status: number;
  readonly code: string;
  readonly says: string;
}

function answerTo(error: unknown): Answer {
  if (error instanceof HttpRefusal) {
    return { status: error.statusCode, code: error.code, says: error.message };
  }
  const status = statusOf(error);
  if (status === 413) return { status, code: 'TOO_LARGE', says: 'the body is larger than 25 MB' };
  if (status === 415) {
    const says = 'the webhook must have the content type application/json';
    return { status: 400, code: 'BAD_CONTENT_TYPE', says };
  }
  if (status < 500 && error instanceof Error)
    return { status, code: 'BAD_REQUEST', says: error.message };
  return { status: 500, code: 'INTERNAL', says: 'something broke here; the log says what' };
}

/** Fastify's own errors carry the status that they stand for. */
function statusOf(error: unknown): number {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return 500;
  return typeof error.statusCode === 'number' ? error.statusCode : 500;
}
