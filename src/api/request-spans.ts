import type { FastifyInstance } from 'fastify';
import type { Tracer } from '../ports/tracer.ts';

/** Makes each webhook the span in which its trace begins. What the sender says of traces does not count. */
export function addRequestSpans(app: FastifyInstance, tracer: Tracer): void {
  app.addHook('preHandler', (request, reply, done) => {
    const { method, routeOptions, headers } = request;
    if (routeOptions.url !== '/hook') {
      done();
      return;
    }
    const beganMs = Date.now() - reply.elapsedTime;
    const guid = headers['x-github-delivery'];
    const attributes = {
      'http.request.method': method,
      'http.route': routeOptions.url,
      ...(typeof guid === 'string' && { 'github.delivery': guid.slice(0, 64) }),
    };
    void tracer.span(
      `${method} ${routeOptions.url}`,
      { beganMs, isServer: true, attributes },
      () => {
        const answered = new Promise<void>((resolve) => {
          reply.raw.once('close', resolve);
        });
        // What follows, the handler included, is within the span.
        done();
        return answered;
      },
    );
  });
}
