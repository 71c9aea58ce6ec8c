import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Metrics, MetricsPage } from '../ports/metrics.ts';

/** What is left of the request when nobody knows its address. */
const UNKNOWN_PATH = 'unknown';

/** Answers after which a webhook's signature was right: it is kept, or it could not be. */
const GENUINE = new Set([202, 503]);

/** Measures every answer, and counts the webhooks among them. Prow: pkg/metrics/http.go, pkg/githubeventserver. */
export function addRequestMetrics(app: FastifyInstance, metrics: Metrics): void {
  app.addHook('onResponse', (request, reply, done) => {
    const { statusCode, elapsedTime } = reply;
    const labels = {
      path: request.routeOptions.url ?? UNKNOWN_PATH,
      method: request.method,
      status: String(statusCode),
    };
    metrics.observe('deck_http_request_duration_seconds', labels, elapsedTime / 1000);
    metrics.observe('deck_http_response_size_bytes', labels, sizeOf(reply));
    if (labels.path === '/hook') countWebhook(metrics, request, statusCode);
    done();
  });
}

function countWebhook(metrics: Metrics, { headers }: FastifyRequest, statusCode: number): void {
  metrics.count('prow_webhook_response_codes', { response_code: String(statusCode) });
  const name = headers['x-github-event'];
  // A name that GitHub does not know is refused before.
  if (typeof name === 'string' && GENUINE.has(statusCode))
    metrics.count('prow_webhook_counter', { event_type: name });
}

function sizeOf(reply: FastifyReply): number {
  return Number(reply.getHeader('content-length') ?? 0);
}

/** The server of `/metrics`, not yet listening: for the network of whoever gathers metrics, not for the world. */
export function createMetricsServer(page: MetricsPage): FastifyInstance {
  const app = fastify({ logger: false });
  app.get('/metrics', async (_request, reply) => {
    const text = await page.text();
    return reply.type(page.contentType).send(text);
  });
  return app;
}
