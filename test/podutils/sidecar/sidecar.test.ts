import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { readJobSpec } from '../../../podutils/src/job-spec.ts';
import { jsonLog } from '../../../podutils/src/log.ts';
import { readSidecarOptions } from '../../../podutils/src/sidecar/sidecar-options.ts';
import { sidecar } from '../../../podutils/src/sidecar/sidecar.ts';
import { fileStore } from '../../../src/adapters/artifacts/file-store.ts';
import { collect } from '../../adapters/artifacts/collect.ts';
import { newFolder } from '../repository.ts';

const RUN = 'pr-logs/pull/org_repo/7/unit/100';

/** A Pod's volume for logs and a store, as folders. */
class TestPod {
  readonly folder = newFolder();
  readonly logs = join(this.folder, 'logs');
  readonly store = join(this.folder, 'store');
  readonly interrupt = new AbortController();

  constructor() {
    mkdirSync(join(this.logs, 'artifacts'), { recursive: true });
  }

  write(path: string, content: string | Buffer): void {
    writeFileSync(join(this.logs, path), content);
  }

  /** A Secret that is mounted into the test's container. */
  secret(value: string): string {
    const folder = join(this.folder, 'secret');
    mkdirSync(folder);
    writeFileSync(join(folder, 'token'), value);
    return folder;
  }

  /** Runs the sidecar for containers of these names and gives the number of failures. */
  async run(more: object = {}, containers: readonly string[] = ['']): Promise<number> {
    const named = (name: string, file: string): string =>
      join(this.logs, name === '' ? file : `${name}-${file}`);
    const options = readSidecarOptions(
      JSON.stringify({
        gcs_options: {
          items: [join(this.logs, 'artifacts')],
          bucket: `file://${this.store}`,
          path_strategy: 'explicit',
          dry_run: false,
        },
        entries: containers.map((name) => ({
          args: ['test'],
          container_name: name || 'test',
          process_log: named(name, 'process-log.txt'),
          marker_file: named(name, 'marker-file.txt'),
          metadata_file: join(
            this.logs,
            'artifacts',
            name === '' ? 'metadata.json' : `${name}-metadata.json`,
          ),
        })),
        censoring_options: {},
        ...more,
      }),
    );
    const spec = readJobSpec(
      JSON.stringify({
        type: 'presubmit',
        job: 'unit',
        buildid: '100',
        refs: {
          org: 'org',
          repo: 'repo',
          base_ref: 'main',
          pulls: [{ number: 7, author: 'a', sha: 'abc1234' }],
        },
      }),
    );
    const lines: string[] = [];
    return sidecar(options, spec, {
      log: jsonLog('sidecar', (line) => lines.push(line)),
      logText: () => lines.join(''),
      interrupted: this.interrupt.signal,
      now: () => new Date('2026-01-01T00:00:00Z'),
      retryDelaysMs: [1],
    });
  }

  stored(path: string): string {
    return readFileSync(join(this.store, RUN, path), 'utf8');
  }

  finished(): unknown {
    return JSON.parse(this.stored('finished.json'));
  }

  async names(): Promise<readonly string[]> {
    const all = await collect(fileStore(this.store).list(''));
    return all.map((path) => path.replace(`${RUN}/`, ''));
  }
}

function endedPod(code = '0', log = 'the log\n'): TestPod {
  const pod = new TestPod();
  pod.write('process-log.txt', log);
  pod.write('marker-file.txt', code);
  return pod;
}

describe('uploading what a test left', () => {
  it('stores log, artifacts, verdict and what leads to them', async () => {
    const pod = endedPod();
    mkdirSync(join(pod.logs, 'artifacts/sub'));
    pod.write('artifacts/sub/junit#1.xml', '<testsuite/>');
    pod.write('artifacts/metadata.json', '{"node":"n1"}');
    expect(await pod.run()).toBe(0);
    expect(await pod.names()).toEqual([
      'pr-logs/directory/unit/100.txt',
      'pr-logs/directory/unit/latest-build.txt',
      'artifacts/metadata.json',
      'artifacts/sub/junit%231.xml',
      'build-log.txt',
      'finished.json',
      'sidecar-logs.json',
      'pr-logs/pull/org_repo/7/unit/latest-build.txt',
    ]);
    expect(pod.stored('build-log.txt')).toBe('the log\n');
    expect(pod.finished()).toEqual({
      timestamp: 1767225600,
      passed: true,
      result: 'SUCCESS',
      metadata: { node: 'n1' },
      revision: 'abc1234',
    });
  });

  it.each([
    ['1', 'FAILURE', 1],
    ['130', 'ABORTED', 1],
    ['127', 'FAILURE', 1],
    ['what', 'FAILURE', 1],
  ])('calls the marker %s a %s', async (code, result, failures) => {
    const pod = endedPod(code);
    expect(await pod.run()).toBe(failures);
    expect(pod.finished()).toMatchObject({ passed: false, result });
  });

  it('stores a log for each of several containers', async () => {
    const pod = new TestPod();
    for (const name of ['one', 'two']) {
      pod.write(`${name}-process-log.txt`, name);
      pod.write(`${name}-marker-file.txt`, '0');
    }
    await pod.run({}, ['one', 'two']);
    expect(pod.stored('one-build-log.txt')).toBe('one');
    expect(pod.stored('two-build-log.txt')).toBe('two');
  });

  it('says why there is no log', async () => {
    const pod = new TestPod();
    pod.write('marker-file.txt', '0');
    await pod.run();
    expect(pod.stored('build-log.txt')).toContain('Failed to open');
  });

  it.each([
    ['is no JSON', '{', 'is not a JSON object'],
    ['is a list', '[]', 'is not a JSON object'],
    ['is too large', ' '.repeat(1024 * 1024 + 1), 'is larger than 1 MiB'],
  ])('tells in the verdict that metadata %s', async (_what, content, problem) => {
    const pod = endedPod();
    pod.write('artifacts/metadata.json', content);
    await pod.run();
    expect(pod.finished()).toMatchObject({
      metadata: {
        'sidecar-errors': { 'entry 0: test': expect.stringContaining(problem) as string },
      },
    });
  });

  it('writes into a local directory without the folders above the run', async () => {
    const pod = endedPod();
    const local = join(pod.folder, 'local');
    await pod.run({
      gcs_options: { items: [join(pod.logs, 'artifacts')], local_output_dir: local },
    });
    expect(await collect(fileStore(local).list(''))).toEqual([
      'build-log.txt',
      'finished.json',
      'sidecar-logs.json',
    ]);
  });
});

describe('what a test may not make the sidecar upload', () => {
  it('is a file outside of its own, through a link', async () => {
    const pod = new TestPod();
    const credentials = join(pod.folder, 'service-account.json');
    writeFileSync(credentials, 'private key');
    symlinkSync(credentials, join(pod.logs, 'process-log.txt'));
    symlinkSync(credentials, join(pod.logs, 'artifacts/key.json'));
    symlinkSync(pod.folder, join(pod.logs, 'artifacts/folder'));
    pod.write('marker-file.txt', '0');
    await pod.run();
    const stored = await pod.names();
    expect(stored.filter((name) => name.startsWith('artifacts/'))).toEqual([]);
    expect(pod.stored('build-log.txt')).toContain('it leads out of');
    expect(pod.finished()).toMatchObject({
      metadata: { 'not-uploaded': expect.stringContaining('artifacts/key.json') as string },
    });
  });

  it('is a pipe that nobody writes to', async () => {
    const pod = endedPod();
    execFileSync('mkfifo', [join(pod.logs, 'artifacts/pipe')]);
    await pod.run();
    expect(await pod.names()).not.toContain('artifacts/pipe');
  });

  it('is a secret: log, artifacts and metadata are censored', async () => {
    const pod = endedPod('0', 'token: swordfish\n');
    pod.write('artifacts/debug.txt', 'swordfish');
    pod.write('artifacts/metadata.json', '{"leak":"swordfish"}');
    await pod.run({ censoring_options: { secret_directories: [pod.secret('swordfish\n')] } });
    expect(pod.stored('build-log.txt')).toBe('token: XXXXXXXXX\n');
    expect(pod.stored('artifacts/debug.txt')).toBe('XXXXXXXXX');
    expect(pod.finished()).toMatchObject({ metadata: { leak: 'XXXXXXXXX' } });
  });

  it('is anything at all when the secrets cannot be read', async () => {
    const pod = endedPod('0', 'swordfish');
    pod.write('artifacts/debug.txt', 'swordfish');
    pod.write('artifacts/metadata.json', '{"leak":"swordfish"}');
    await pod.run({ censoring_options: { secret_directories: ['/no/such/secret'] } });
    expect((await pod.names()).filter((name) => name.startsWith('artifacts/'))).toEqual([]);
    expect(pod.stored('build-log.txt')).toContain('This log is withheld');
    expect(pod.finished()).toMatchObject({
      passed: true,
      metadata: { 'censoring-error': expect.stringContaining('/no/such/secret') as string },
    });
    for (const name of ['build-log.txt', 'finished.json', 'sidecar-logs.json']) {
      expect(pod.stored(name)).not.toContain('swordfish');
    }
  });
});

describe('a Pod that is told to end', () => {
  it('has what is there stored at once, and all when its test ends in time', async () => {
    const pod = new TestPod();
    pod.write('process-log.txt', 'so far');
    const running = pod.run();
    pod.interrupt.abort();
    await stored(pod, 'sidecar-logs.json');
    expect(pod.finished()).toMatchObject({ passed: false, result: 'ABORTED' });
    expect(pod.stored('build-log.txt')).toBe('so far');
    pod.write('process-log.txt', 'so far and tidied up');
    pod.write('marker-file.txt', '130');
    expect(await running).toBe(1);
    expect(pod.stored('build-log.txt')).toBe('so far and tidied up');
  });

  it('waits for its test when interrupts are to be ignored', async () => {
    const pod = new TestPod();
    pod.write('process-log.txt', 'so far');
    const running = pod.run({ ignore_interrupts: true });
    pod.interrupt.abort();
    await sleep(100);
    expect(await pod.names()).toEqual([]);
    pod.write('marker-file.txt', '0');
    expect(await running).toBe(0);
    expect(pod.finished()).toMatchObject({ result: 'SUCCESS' });
  });
});

async function stored(pod: TestPod, name: string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if ((await pod.names()).includes(name)) return;
    await sleep(10);
  }
  throw new Error(`${name} was not stored`);
}
