import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fileStore } from '../../src/adapters/artifacts/file-store.ts';
import { createHistory } from '../../src/adapters/artifacts/history.ts';
import { createProwJobs } from '../../src/adapters/temporal/prow-jobs.ts';
import { registerSearchAttributes } from '../../src/adapters/temporal/search-attributes.ts';
import type { JobsPage } from '../../src/api/contract.ts';
import { createApi } from '../../src/api/server.ts';
import { apiJobs, type ApiJobs } from '../../src/cli/api-jobs.ts';
import type { Config } from '../../src/config/config.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import type { ProwJob } from '../../src/prowjob/spec.ts';
import { useTemporal } from '../adapters/temporal/use-temporal.ts';
import { newJob } from '../workflows/new-job.ts';

const temporal = useTemporal();
const TOKEN = '0123456789abcdef';
let app: FastifyInstance;
let jobs: ApiJobs;
let folder: string;

/** Results go to a directory, and what is of the org `secret` is hidden. */
function configFor(directory: string): Config {
  const text = `
plank:
  default_decoration_configs:
    '*':
      gcs_configuration: { bucket: 'file://${directory}', path_strategy: explicit }
      gcs_credentials_secret: x
      utility_images: { clonerefs: a, initupload: b, entrypoint: c, sidecar: d }
deck: { hidden_repos: [secret] }
`;
  const loaded = loadConfig({ main: { path: 'config.yaml', text }, jobs: [] });
  if (loaded.ok) return loaded.value;
  throw new Error(JSON.stringify(loaded.problems));
}

beforeAll(async () => {
  await registerSearchAttributes(temporal().connection, 'default');
  folder = await mkdtemp(join(tmpdir(), 'api-jobs-'));
  const apiTokenFile = join(folder, 'tokens');
  await writeFile(apiTokenFile, `alice ${TOKEN}\n`);
  const config = configFor(folder);
  const options = {
    apiTokenFile,
    supplementalProwConfigDir: [],
    supplementalProwConfigsFilenameSuffix: '',
  };
  jobs = await apiJobs(temporal().client, options, () => config);
  const nothing = () => Promise.resolve();
  const sink = { accept: nothing, check: nothing };
  app = createApi({ logger: false, secretsFor: () => [], sink, jobs: jobs.deps });
});

afterAll(async () => {
  await app.close();
  jobs.stop();
});

function withBuild(job: ProwJob, build_id: string): ProwJob {
  return { ...job, status: { ...job.status, build_id } };
}

async function storeLog(buildId: string, text: string): Promise<void> {
  const path = `pr-logs/pull/org_repo/1/unit/${buildId}/build-log.txt`;
  await fileStore(folder).put(path, Buffer.from(text), {});
}

async function names(): Promise<readonly string[]> {
  const page = (await app.inject('/api/jobs')).json<JobsPage>();
  return page.jobs.map(({ name }) => name);
}

it('a run is listed, its log is served by job and build, and it can be aborted', async () => {
  const job = withBuild(newJob(), '11');
  const { name } = job.metadata;
  const refs = { org: 'secret', repo: 'x', pulls: [{ number: 1, author: 'a', sha: 'b' }] };
  const hidden = withBuild(newJob({ refs }), '12');
  const prowJobs = createProwJobs(temporal().client, 'prowflow');
  await prowJobs.start(hidden);
  await prowJobs.start(job);
  await storeLog('11', 'it works\n');
  await expect.poll(names, { timeout: 20_000 }).toContain(name);
  expect(await names()).not.toContain(hidden.metadata.name);
  expect((await app.inject('/log?job=unit&id=12')).statusCode).toBe(404);
  expect((await app.inject('/log?job=unit&id=11')).body).toBe('it works\n');
  const headers = { authorization: `Bearer ${TOKEN}` };
  const answer = await app.inject({ method: 'POST', url: `/abort?prowjob=${name}`, headers });
  expect(answer.statusCode).toBe(202);
  const { events } = await temporal().client.workflow.getHandle(name).fetchHistory();
  const signals = events?.map((event) => event.workflowExecutionSignaledEventAttributes);
  expect(signals?.filter(Boolean)).toMatchObject([{ signalName: 'abort' }]);
});

it('a run that only the history remembers is listed after all others, and its log is there', async () => {
  const completionTime = new Date(Date.now() - 3_600_000).toISOString();
  const old = withBuild(newJob(), '21');
  const run = { ...old, status: { ...old.status, state: 'success', completionTime } } as const;
  const history = createHistory(
    () => Promise.resolve(fileStore(folder)),
    () => 'this one',
  );
  await history.record(run);
  await storeLog('21', 'it worked\n');
  const first = (await app.inject('/api/jobs')).json<JobsPage>();
  const next = (await app.inject(`/api/jobs?after=${first.next ?? ''}`)).json<JobsPage>();
  expect(next.jobs).toMatchObject([{ name: old.metadata.name, state: 'success' }]);
  expect((await app.inject('/log?job=unit&id=21')).body).toBe('it worked\n');
  const followed = await app.inject('/log?job=unit&id=21&follow=true');
  expect(followed.body).toContain('data: {"lines":["it worked"]}');
  expect(followed.body).toContain('event: end\ndata: {"state":"success"');
});
