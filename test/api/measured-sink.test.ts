import { describe, expect, it } from 'vitest';
import { measuredSink } from '../../src/api/measured-sink.ts';
import type { EventSink } from '../../src/ports/event-sink.ts';
import type { Tracer } from '../../src/ports/tracer.ts';
import { recordedMetrics, steppingClock } from '../activities/metrics/recorded-metrics.ts';
import { pushed } from '../workflows/deliveries.ts';

const PUSH = { guid: 'g', event: pushed('main') };

/** A sink that is away while it is told to be. */
function scene(tracer?: Tracer) {
  const accepted: Parameters<EventSink['accept']>[0][] = [];
  const state = { isAway: false };
  const metrics = recordedMetrics();
  const sink = measuredSink(
    {
      check: () => Promise.resolve(),
      accept: (delivery) => {
        if (state.isAway) return Promise.reject(new Error('away'));
        accepted.push(delivery);
        return Promise.resolve();
      },
    },
    { metrics, tracer, now: steppingClock(20) },
  );
  return { accepted, metrics, sink, state };
}

const KEPT = [
  ['prowflow_delivery_accept_seconds', {}, 0.02],
  ['prowflow_deliveries_received_total', { event: 'pushed' }, 1],
];

describe('a delivery', () => {
  it('goes on with the time at which it came, and is counted once it is kept', async () => {
    const { accepted, metrics, sink } = scene();
    await sink.accept(PUSH);
    expect(accepted).toEqual([{ ...PUSH, origin: { receivedAt: '2026-01-01T00:00:00.000Z' } }]);
    expect(metrics.recorded).toEqual(KEPT);
  });

  it('goes on with its trace, where somebody traces', async () => {
    const tracer: Tracer = {
      span: (_name, _about, deed) => deed(),
      past: () => undefined,
      traceparent: () => 'parent',
    };
    const { accepted, sink } = scene(tracer);
    await sink.accept(PUSH);
    expect(accepted).toMatchObject([{ origin: { traceparent: 'parent' } }]);
  });

  it('that could not be kept counts as lost, and as recovered when it comes again, once', async () => {
    const { metrics, sink, state } = scene();
    state.isAway = true;
    await expect(sink.accept(PUSH)).rejects.toThrow('away');
    state.isAway = false;
    await sink.accept(PUSH);
    await sink.accept(PUSH);
    expect(metrics.recorded).toEqual([
      ['prowflow_deliveries_not_kept_total', {}, 1],
      ...KEPT,
      ['prowflow_deliveries_recovered_total', {}, 1],
      ...KEPT,
    ]);
  });
});
