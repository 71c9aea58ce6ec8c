import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { NativeConnection } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { measuredReporter } from '../../src/activities/metrics/measured-reporter.ts';
import { measuresIn } from '../../src/activities/metrics/measures.ts';
import { reportProgressInTemporal } from '../../src/activities/report-progress.ts';
import { gitHubStatusReporter } from '../../src/activities/reporters/github-status.ts';
import { createReportActivities } from '../../src/activities/reports.ts';
import { createMetrics } from '../../src/adapters/metrics/prometheus.ts';
import { createJobCensus } from '../../src/adapters/temporal/job-census.ts';
import { createTracing, type Tracing } from '../../src/adapters/tracing/tracing.ts';
import { measuredSink } from '../../src/api/measured-sink.ts';
import { createApi } from '../../src/api/server.ts';
import { createWorker, type WorkerActivities } from '../../src/cli/temporal-worker.ts';
import { otlpReceiver, type OtlpReceiver } from '../adapters/tracing/otlp-receiver.ts';
import { SECRET, sign } from '../api/api.ts';
import { pullRequest } from '../events/payloads.ts';
import { CONFIG } from './config.ts';
import { createHarness } from './create-harness.ts';
import { newSha } from './deliveries.ts';
import { eventually } from './harness.ts';
import { harnessActivities } from './harness-activities.ts';
import { newJob } from './new-job.ts';
import { quietRuntime } from './quiet-runtime.ts';
import { ALL_GREEN } from './scripted-cluster.ts';

const { address, codePath } = inject('temporal');
const harness = createHarness(address);
const { client, cluster, host, taskQueue } = harness;
const metrics = createMetrics();
const now = (): Date => new Date();

let receiver: OtlpReceiver;
let tracings: readonly Tracing[];
let api: ReturnType<typeof createApi>;
let stopWorker: () => Promise<void>;

beforeAll(async () => {
  quietRuntime();
  receiver = await otlpReceiver();
  vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', receiver.endpoint);
  vi.stubEnv('OTEL_BSP_SCHEDULE_DELAY', '50');
  const ofApi = createTracing('api');
  const ofWorker = createTracing('worker');
  tracings = [ofApi, ofWorker];
  const sink = measuredSink(harness.sink, { metrics, tracer: ofApi, now });
  api = createApi({ logger: false, metrics, tracer: ofApi, sink, secretsFor: () => [SECRET] });
  const connection = await NativeConnection.connect({ address });
  const worker = await createWorker({
    connection,
    namespace: 'default',
    taskQueue,
    clusters: ['default'],
    activities: measuredActivities(ofWorker),
    workflowCode: await readFile(codePath, 'utf8'),
    measures: measuresIn(metrics, ofWorker),
    tracer: ofWorker,
  });
  const running = worker.run();
  stopWorker = async () => {
    worker.shutdown();
    await running;
    await connection.close();
  };
  await harness.watch();
});

afterAll(async () => {
  await harness.stop();
  await stopWorker();
  for (const tracing of tracings) await tracing.stop();
  receiver.stop();
  vi.unstubAllEnvs();
});

function measuredActivities(tracer: Tracing): WorkerActivities {
  const { main, ofClusters } = harnessActivities({ client, taskQueue, cluster, host });
  const reporter = gitHubStatusReporter({ codeHost: host, config: { current: () => CONFIG } });
  const reports = createReportActivities({
    reporters: [measuredReporter(reporter, { metrics, tracer, now })],
    progress: reportProgressInTemporal,
  });
  return { main: { ...main, ...reports }, ofClusters };
}

const ORG = {
  repository: { name: 'repo', owner: { login: 'org' }, html_url: 'https://g/org/repo' },
};

/** Posts a change of a pull request as GitHub does; gives the delivery's id. */
async function post(number: number, action: string, guid: string = randomUUID()): Promise<string> {
  const sha = host.heads.get(number);
  const pull = { ...pullRequest, number, user: { login: 'dev' }, head: { sha, ref: 'fix' } };
  const body = JSON.stringify({
    ...ORG,
    sender: { login: 'dev' },
    action,
    pull_request: { ...pull, updated_at: new Date().toISOString() },
  });
  const headers = {
    'content-type': 'application/json',
    'x-github-event': 'pull_request',
    'x-github-delivery': guid,
    'x-hub-signature-256': sign(body, SECRET),
  };
  const { statusCode } = await api.inject({ method: 'POST', url: '/hook', payload: body, headers });
  expect(statusCode).toBe(202);
  return guid;
}

/** Ends the Pod of the commit's job, and waits until the verdict is told. */
async function finish(before: number, sha: string): Promise<void> {
  await eventually(() => {
    expect(cluster.created.length).toBeGreaterThan(before);
  });
  cluster.change(String(cluster.created[before]), ALL_GREEN);
  await eventually(() => {
    expect(host.statuses.filter((status) => status.sha === sha).at(-1)?.state).toBe('success');
  });
}

/** A pull request whose job has run green. */
async function tested(number: number): Promise<{ guid: string; sha: string }> {
  const sha = newSha();
  host.heads.set(number, sha);
  const before = cluster.created.length;
  const guid = await post(number, 'opened');
  await finish(before, sha);
  return { guid, sha };
}

/** The trace that begins with a delivery, once the verdict is in it. */
function traceOf(guid: string) {
  return eventually(() => {
    const hook = receiver.spans.find(({ attributes }) =>
      attributes.some(
        ({ key, value }) => key === 'github.delivery' && value['stringValue'] === guid,
      ),
    );
    const spans = receiver.spans.filter(({ traceId }) => traceId === hook?.traceId);
    expect(spans.map(({ name }) => name)).toContain('reportFinal');
    return { hook, spans };
  });
}

describe('the trace of a delivery', () => {
  it('leads from the webhook over decision and Pod to the report', async () => {
    const { guid } = await tested(301);
    const { hook, spans } = await traceOf(guid);
    expect(hook).toMatchObject({ name: 'POST /hook', service: 'api', kind: 2 });
    const below = spans.filter(({ parentSpanId }) => parentSpanId === hook?.spanId);
    expect(new Set(below.map(({ name }) => name))).toEqual(
      new Set([
        ...['decide', 'applyToJobs', 'job triggered', 'startPod', 'job pending', 'lookAtPod'],
        ...['reportProgress', 'reportFinal'],
      ]),
    );
    const verdict = spans.find(({ name }) => name === 'reportFinal');
    const reports = spans.filter(({ parentSpanId }) => parentSpanId === verdict?.spanId);
    expect(reports.map(({ name }) => name)).toEqual(['report github-reporter']);
  });

  it('is its own, also when another has woken the same pull request before', async () => {
    const first = await tested(302);
    const before = cluster.created.length;
    const sha = newSha();
    host.heads.set(302, sha);
    const second = await post(302, 'synchronize');
    await finish(before, sha);
    const [one, other] = [await traceOf(first.guid), await traceOf(second)];
    expect(one.hook?.traceId).not.toBe(other.hook?.traceId);
    for (const { spans } of [one, other])
      expect(spans.filter(({ name }) => name === 'reportFinal')).toHaveLength(1);
  });
});

describe('the runs that go on', () => {
  it('are counted by where they stand, as Temporal lists them', async () => {
    const before = cluster.created.length;
    const sha = newSha();
    host.heads.set(304, sha);
    await post(304, 'opened');
    const where = { job_name: 'unit', org: 'org', repo: 'repo', base_ref: 'main' };
    const run = { ...where, job_namespace: 'prowjobs', type: 'presubmit', cluster: 'default' };
    await eventually(async () => {
      const census = createJobCensus(client, taskQueue, () => 'prowjobs');
      const labels = { ...run, state: 'pending', retest: 'false' };
      expect(await census()).toEqual([{ labels, count: 1 }]);
    });
    await finish(before, sha);
  });
});

describe('what is measured of a run', () => {
  it('is each state once, the way to the Pod, and the report', async () => {
    const { guid } = await tested(303);
    await post(303, 'opened', guid);
    await eventually(async () => {
      const text = await metrics.text();
      const valueOf = (start: string): number[] =>
        text
          .split('\n')
          .filter((line) => line.startsWith(start))
          .map((line) => Number(line.split(' ').at(-1)));
      const runs = cluster.created.length;
      expect(valueOf('prowjob_state_transitions')).toEqual([runs, runs, runs]);
      expect(valueOf('prow_job_runtime_seconds_count')).toEqual([runs, runs]);
      expect(valueOf('prowflow_webhook_to_pod_seconds_count')).toEqual([runs]);
      expect(valueOf('crier_reporting_results')).toEqual([2 * runs]);
      expect(valueOf('prowflow_deliveries_deduplicated_total')).toEqual([1]);
    });
  });
});

describe('what is measured of a run with a limit', () => {
  it('is how long it waited for its slot', async () => {
    await harness.prowJobs.start(newJob({ job: 'limited', max_concurrency: 1 }));
    await eventually(async () => {
      expect(await metrics.text()).toMatch(/^prowflow_queue_wait_seconds_count 1$/m);
    });
  });
});
