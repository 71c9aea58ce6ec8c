import type { EventSink } from '../ports/event-sink.ts';
import type { Metrics } from '../ports/metrics.ts';
import type { Tracer } from '../ports/tracer.ts';

export interface SinkMeasures {
  readonly metrics: Metrics;
  /** Absent while nobody traces. */
  readonly tracer?: Tracer | undefined;
  readonly now: () => Date;
}

/** Deliveries that could not be kept are few, and come again within days if at all. */
const MOST_LOST = 1_000;

/** A sink that counts what becomes of deliveries, and tells with each when it came and in which trace. */
export function measuredSink(sink: EventSink, { metrics, tracer, now }: SinkMeasures): EventSink {
  const lost = new Set<string>();
  const lose = (guid: string): void => {
    metrics.count('prowflow_deliveries_not_kept_total', {});
    if (lost.size < MOST_LOST) lost.add(guid);
  };
  return {
    check: () => sink.check(),
    async accept(delivery) {
      const received = now();
      const traceparent = tracer?.traceparent();
      const origin = { receivedAt: received.toISOString(), ...(traceparent && { traceparent }) };
      try {
        await sink.accept({ ...delivery, origin });
      } catch (error) {
        lose(delivery.guid);
        throw error;
      }
      const tookMs = now().getTime() - received.getTime();
      metrics.observe('prowflow_delivery_accept_seconds', {}, tookMs / 1000);
      metrics.count('prowflow_deliveries_received_total', { event: delivery.event.kind });
      if (lost.delete(delivery.guid)) metrics.count('prowflow_deliveries_recovered_total', {});
    },
  };
}
