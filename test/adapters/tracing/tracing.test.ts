import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTracing } from '../../../src/adapters/tracing/tracing.ts';
import { otlpReceiver, type OtlpReceiver, type ReceivedSpan } from './otlp-receiver.ts';

let receiver: OtlpReceiver;

beforeEach(async () => {
  receiver = await otlpReceiver();
  vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', receiver.endpoint);
});

afterEach(() => {
  vi.unstubAllEnvs();
  receiver.stop();
});

function spanNamed(name: string): ReceivedSpan {
  const span = receiver.spans.find((one) => one.name === name);
  if (!span) throw new Error(`no span ${name}`);
  return span;
}

describe('a span', () => {
  it('is sent with its service, its attributes and its times', async () => {
    const tracing = createTracing('prowflow-test');
    const beganMs = Date.now() - 1_000;
    const about = { beganMs, isServer: true, attributes: { 'github.delivery': 'g' } };
    expect(await tracing.span('hook', about, () => Promise.resolve(7))).toBe(7);
    await tracing.stop();
    const span = spanNamed('hook');
    expect(span).toMatchObject({ service: 'prowflow-test', kind: 2, status: { code: 0 } });
    expect(span.attributes).toEqual([{ key: 'github.delivery', value: { stringValue: 'g' } }]);
    expect(span.startTimeUnixNano).toBe(`${String(beganMs)}000000`);
  });

  it('is a part of what is being done, and by its text of what another process does', async () => {
    const tracing = createTracing('prowflow-test');
    let text: string | undefined;
    await tracing.span('outer', {}, async () => {
      text = tracing.traceparent();
      await tracing.span('inner', {}, () => Promise.resolve());
    });
    expect(tracing.traceparent()).toBeUndefined();
    await tracing.span('later', { parent: text }, () => Promise.resolve());
    await tracing.span('other', {}, () => Promise.resolve());
    await tracing.stop();
    const { traceId, spanId } = spanNamed('outer');
    expect(text).toBe(`00-${traceId}-${spanId}-01`);
    for (const name of ['inner', 'later'])
      expect(spanNamed(name)).toMatchObject({ traceId, parentSpanId: spanId });
    expect(spanNamed('other').traceId).not.toBe(traceId);
  });

  it('of what is over has the times that it is told', async () => {
    const tracing = createTracing('prowflow-test');
    tracing.past('job pending', { beganMs: 1_000, endedMs: 61_000 });
    await tracing.stop();
    const times = { startTimeUnixNano: '1000000000', endTimeUnixNano: '61000000000' };
    expect(spanNamed('job pending')).toMatchObject(times);
  });

  it('notes an error by its name and words, and passes it on', async () => {
    const tracing = createTracing('prowflow-test');
    const cause = { request: { headers: { authorization: 'token secret' } } };
    const error = new TypeError('no answer', { cause });
    const failing = tracing.span('report', {}, () => Promise.reject(error));
    await expect(failing).rejects.toBe(error);
    await tracing.stop();
    expect(spanNamed('report').status).toEqual({ code: 2, message: 'TypeError: no answer' });
    expect(JSON.stringify(receiver.spans)).not.toContain('secret');
  });
});

describe('traces', () => {
  it('go under the name that the environment gives', async () => {
    vi.stubEnv('OTEL_SERVICE_NAME', 'ci');
    const tracing = createTracing('prowflow-test');
    await tracing.span('hook', {}, () => Promise.resolve());
    await tracing.stop();
    expect(spanNamed('hook').service).toBe('ci');
  });

  it('that the environment wants none of are not sent', async () => {
    vi.stubEnv('OTEL_TRACES_SAMPLER', 'always_off');
    const tracing = createTracing('prowflow-test');
    await tracing.span('hook', {}, () => Promise.resolve());
    await tracing.stop();
    expect(receiver.spans).toEqual([]);
  });

  it('do not keep a process whose collector is away', async () => {
    receiver.stop();
    const tracing = createTracing('prowflow-test');
    await tracing.span('hook', {}, () => Promise.resolve());
    await expect(tracing.stop()).resolves.toBeUndefined();
  });
});
