import type { FastifyInstance } from 'fastify';
import type { EventSink } from '../ports/event-sink.ts';
import { HttpRefusal } from './http-refusal.ts';

/** `/healthz`: the process runs. `/readyz`: it can make deliveries durable; 503 says why not. */
export function addHealth(app: FastifyInstance, sink: Pick<EventSink, 'check'>): void {
  app.get('/healthz', () => ({ ok: true }));
  app.get('/readyz', async () => {
    try {
      await sink.check();
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : 'Temporal does not answer';
      throw new HttpRefusal('NOT_READY', why, { cause });
    }
    return { ok: true };
  });
}
