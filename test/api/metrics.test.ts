import { describe, expect, it } from 'vitest';
import { createMetrics } from '../../src/adapters/metrics/prometheus.ts';
import { createMetricsServer } from '../../src/api/metrics.ts';
import { post, PUSH, testApi } from './api.ts';

async function counted(lines: RegExp, page: ReturnType<typeof createMetrics>) {
  const { body } = await createMetricsServer(page).inject('/metrics');
  return body.split('\n').filter((line) => lines.test(line));
}

describe('what the API counts', () => {
  it('is each answer to a webhook, and the event of those that are genuine', async () => {
    const metrics = createMetrics();
    const api = testApi(undefined, metrics);
    await post(api, PUSH);
    await post(api, PUSH, { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` });
    await post(api, PUSH, { 'x-github-event': 'made up' });
    api.outage = new Error('no Temporal');
    await post(api, PUSH);
    expect(await counted(/^prow_webhook_/, metrics)).toEqual([
      'prow_webhook_counter{event_type="push"} 2',
      'prow_webhook_response_codes{response_code="202"} 1',
      'prow_webhook_response_codes{response_code="403"} 1',
      'prow_webhook_response_codes{response_code="400"} 1',
      'prow_webhook_response_codes{response_code="503"} 1',
    ]);
  });

  it('is each request by the address that the server knows', async () => {
    const metrics = createMetrics();
    const { app } = testApi(undefined, metrics);
    await app.inject('/healthz?x=1');
    for (const path of ['/a', '/b', '/c']) await app.inject(path);
    expect(await counted(/^deck_http_request_duration_seconds_count/, metrics)).toEqual([
      'deck_http_request_duration_seconds_count{path="/healthz",method="GET",status="200"} 1',
      'deck_http_request_duration_seconds_count{path="unknown",method="GET",status="404"} 3',
    ]);
  });

  it('is the size of each answer', async () => {
    const metrics = createMetrics();
    await testApi(undefined, metrics).app.inject('/healthz');
    expect(await counted(/^deck_http_response_size_bytes_sum/, metrics)).toEqual([
      'deck_http_response_size_bytes_sum{path="/healthz",method="GET",status="200"} 11',
    ]);
  });
});

describe('the server of metrics', () => {
  it('serves them as text for Prometheus, and nothing else', async () => {
    const server = createMetricsServer(createMetrics());
    const { headers, statusCode } = await server.inject('/metrics');
    expect(statusCode).toBe(200);
    expect(headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
    expect((await server.inject('/')).statusCode).toBe(404);
  });
});
