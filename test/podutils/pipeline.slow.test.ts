import { spawn } from 'node:child_process';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPodutilsFiles } from '../../dev/podutils-image.ts';
import { openStore, type StoreCredentials } from '../../src/adapters/artifacts/open-store.ts';
import { parseLocation } from '../../src/adapters/artifacts/store-location.ts';
import { collect } from '../adapters/artifacts/collect.ts';
import { S3Server } from '../adapters/artifacts/s3-server.ts';
import { newFolder, TestRepository } from './repository.ts';

const image = newFolder();
let server: S3Server;

beforeAll(async () => {
  await buildPodutilsFiles(image);
  server = await S3Server.start();
});
afterAll(() => server.stop());

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** Runs a program as a container would: with nothing in its environment but what the Pod sets. */
function contain(program: string, args: readonly string[], env: object): Promise<Ended> {
  const child = spawn(program, args, {
    env: { PATH: process.env['PATH'], GIT_ALLOW_PROTOCOL: 'file', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve) => {
    child.on('close', (code) => {
      resolve({ code, output: Buffer.concat(chunks).toString() });
    });
  });
}

const utility = (env: object, ...args: string[]): Promise<Ended> =>
  contain(join(image, 'usr/local/bin/node'), [join(image, 'podutils/main.mjs'), ...args], env);

/** The whole of a decorated Pod, its volumes replaced by folders. */
async function runPod(
  script: string,
  storage: { readonly bucket: string; readonly s3_credentials_file?: string },
) {
  const pod = newFolder();
  const [logs, tools, code] = ['logs', 'tools', 'go'].map((name) => join(pod, name));
  for (const folder of [logs, tools, code]) mkdirSync(folder ?? '');
  const repository = new TestRepository();
  const base_sha = repository.commit('README.md', 'base');
  const sha = repository.pull(7, 'test.sh', script);
  const refs = {
    org: 'org',
    repo: 'repo',
    base_ref: 'main',
    base_sha,
    pulls: [{ number: 7, author: 'author', sha }],
    clone_uri: repository.uri,
  };
  const JOB_SPEC = JSON.stringify({
    type: 'presubmit',
    job: 'unit',
    buildid: '100',
    prowjobid: 'id',
    refs,
  });
  const log = join(pod, 'logs/clone.json');
  const place = { ...storage, path_strategy: 'explicit', dry_run: false };
  const entry = {
    args: ['/bin/sh', 'test.sh'],
    container_name: 'test',
    process_log: join(pod, 'logs/process-log.txt'),
    marker_file: join(pod, 'logs/marker-file.txt'),
    metadata_file: join(pod, 'logs/artifacts/metadata.json'),
  };
  const secret = join(pod, 'secret');
  mkdirSync(secret);
  writeFileSync(join(secret, 'token'), 'swordfish\n');

  const cloned = await utility({
    CLONEREFS_OPTIONS: JSON.stringify({
      src_root: join(pod, 'go'),
      log,
      git_user_name: 'ci-robot',
      git_user_email: 'ci-robot@k8s.io',
      refs: [refs],
    }),
  });
  const begun = await utility({ INITUPLOAD_OPTIONS: JSON.stringify({ ...place, log }), JOB_SPEC });
  if (cloned.code !== 0 || begun.code !== 0)
    return { pod, begun, tested: undefined, ended: undefined };
  await utility({}, '--copy-mode-only', `--copy-destination=${join(pod, 'tools/entrypoint')}`);
  const sidecar = utility({
    SIDECAR_OPTIONS: JSON.stringify({
      gcs_options: { items: [join(pod, 'logs/artifacts')], ...place },
      entries: [entry],
      censoring_options: { secret_directories: [secret] },
    }),
    JOB_SPEC,
  });
  const workspace = join(pod, 'go/src/github.com/org/repo');
  const options = {
    timeout: 0,
    grace_period: 0,
    artifact_dir: join(pod, 'logs/artifacts'),
    ...entry,
  };
  const tested = await contain(
    'sh',
    ['-c', 'cd "$1" && exec "$2"', 'sh', workspace, join(pod, 'tools/entrypoint')],
    { ENTRYPOINT_OPTIONS: JSON.stringify(options), ARTIFACTS: join(pod, 'logs/artifacts') },
  );
  return { pod, begun, tested, ended: await sidecar };
}

async function stored(bucket: string, credentials: StoreCredentials = {}) {
  const store = await openStore(parseLocation(bucket), credentials);
  const run = 'pr-logs/pull/org_repo/7/unit/100';
  const names = (await collect(store.list(`${run}/`))).map((path) => path.slice(run.length + 1));
  const read = async (name: string): Promise<string> =>
    Buffer.from((await store.get(`${run}/${name}`)) ?? []).toString();
  return { names, read };
}

const SCRIPT = `
echo "the token is swordfish"
cat README.md
echo '<testsuite/>' > "$ARTIFACTS/junit.xml"
echo '{"node":"n1"}' > "$ARTIFACTS/metadata.json"
`;
const ALL = [
  'artifacts/junit.xml',
  'artifacts/metadata.json',
  'build-log.txt',
  'clone-log.txt',
  'clone-records.json',
  'finished.json',
  'sidecar-logs.json',
  'started.json',
];

describe('a decorated Pod, with all its utilities as processes', () => {
  it('leaves what Prow leaves, in a directory', async () => {
    const bucket = `file://${newFolder()}`;
    const { pod, tested, ended } = await runPod(SCRIPT, { bucket });
    expect([tested?.code, ended?.code]).toEqual([0, 0]);
    expect(statSync(join(pod, 'tools/entrypoint')).mode & 0o777).toBe(0o755);
    const { names, read } = await stored(bucket);
    expect(names).toEqual(ALL);
    expect(await read('build-log.txt')).toBe('the token is XXXXXXXXX\nbase');
    const finished: unknown = JSON.parse(await read('finished.json'));
    expect(finished).toMatchObject({ passed: true, result: 'SUCCESS', metadata: { node: 'n1' } });
    expect(await read('clone-log.txt')).toContain('git merge --no-ff');
  });

  it('leaves the same in S3', async () => {
    await server.createBucket('results');
    const s3_credentials_file = await server.credentials();
    const { ended } = await runPod(SCRIPT, { bucket: 's3://results', s3_credentials_file });
    expect(ended?.code).toBe(0);
    const { names, read } = await stored('s3://results', {
      s3CredentialsFile: s3_credentials_file,
    });
    expect(names).toEqual(ALL);
    expect(await read('build-log.txt')).toContain('XXXXXXXXX');
  });

  it('shows a failure of the test as its exit code and in the verdict', async () => {
    const bucket = `file://${newFolder()}`;
    const { tested, ended } = await runPod('exit 4', { bucket });
    expect([tested?.code, ended?.code]).toEqual([4, 0]);
    const finished: unknown = JSON.parse(await (await stored(bucket)).read('finished.json'));
    expect(finished).toMatchObject({ passed: false, result: 'FAILURE' });
  });

  it('says which credentials it lacks for Google Cloud Storage', async () => {
    const INITUPLOAD_OPTIONS = JSON.stringify({
      bucket: 'gs://bucket',
      gcs_credentials_file: '/no/such/file',
    });
    const JOB_SPEC = JSON.stringify({ type: 'periodic', job: 'nightly', buildid: '1' });
    const { code, output } = await utility({ INITUPLOAD_OPTIONS, JOB_SPEC });
    expect(code).toBe(1);
    expect(output).toContain('no usable Google credentials');
  });

  it('says what is wrong with its options in one line', async () => {
    const { code, output } = await utility({ SIDECAR_OPTIONS: '{}' });
    expect(code).toBe(1);
    expect(output.trim().split('\n')).toHaveLength(1);
    expect(output).toContain('SIDECAR_OPTIONS cannot be used: gcs_options');
  });
});
