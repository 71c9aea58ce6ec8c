import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildEntrypoint } from '../../dev/podutils-image.ts';
import { newFolder } from './repository.ts';

const binary = join(newFolder(), 'entrypoint');

beforeAll(() => buildEntrypoint(binary));

interface Wrapped {
  readonly env: NodeJS.ProcessEnv;
  readonly folder: string;
}

function wrapped(script: string, more: object = {}): Wrapped {
  const folder = newFolder();
  const options = {
    timeout: 7_200_000_000_000,
    grace_period: 2_000_000_000,
    artifact_dir: join(folder, 'artifacts'),
    args: ['/bin/sh', '-c', script],
    container_name: 'test',
    process_log: join(folder, 'process-log.txt'),
    marker_file: join(folder, 'marker-file.txt'),
    metadata_file: join(folder, 'artifacts/metadata.json'),
    ...more,
  };
  const env = { PATH: process.env['PATH'], ENTRYPOINT_OPTIONS: JSON.stringify(options) };
  return { env, folder };
}

const read = ({ folder }: Wrapped, name: string): string =>
  readFileSync(join(folder, name), 'utf8');

function run(test: Wrapped): { readonly code: number | null; readonly stdout: string } {
  const { status, stdout } = spawnSync(binary, { env: test.env });
  return { code: status, stdout: stdout.toString() };
}

async function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.on('close', resolve));
}

describe('the wrapper of a test, as a program', () => {
  it("passes its own language's checks and tests", () => {
    const folder = fileURLToPath(new URL('../../podutils/entrypoint', import.meta.url));
    for (const args of [
      ['vet', './...'],
      ['test', './...'],
    ]) {
      const env = { ...process.env, CGO_ENABLED: '0' };
      const { status, stdout, stderr } = spawnSync('go', args, { cwd: folder, env });
      expect(status, `${stdout.toString()}${stderr.toString()}`).toBe(0);
    }
  });

  it('is linked statically, so that an empty image is enough', () => {
    const header = readFileSync(binary)
      .subarray(0, 1 << 20)
      .toString('latin1');
    expect(header.startsWith('\x7fELF')).toBe(true);
    expect(header).not.toContain('ld-linux');
  });

  it('passes on output and exit code', () => {
    const test = wrapped('echo out; echo err >&2; exit 3');
    const { code, stdout } = run(test);
    expect(code).toBe(3);
    expect(stdout.startsWith('out\nerr\n')).toBe(true);
    expect(read(test, 'process-log.txt')).toBe(stdout);
    expect(read(test, 'marker-file.txt')).toBe('3');
    expect(existsSync(join(test.folder, 'artifacts'))).toBe(true);
  });

  it.each([
    ['a timeout', { timeout: 100_000_000 }, 127, '127'],
    ['a step before it that failed', { previous_marker: 'previous' }, 1130 % 256, '1130'],
    ['a command that is not there', { args: ['/no/such/command'] }, 127, '127'],
  ])('reports %s', (_what, more, code, marker) => {
    const before = wrapped('exit 1');
    run(before);
    const previous =
      'previous_marker' in more ? { previous_marker: join(before.folder, 'marker-file.txt') } : {};
    const test = wrapped('exec sleep 60', { ...more, ...previous });
    expect(run(test).code).toBe(code);
    expect(read(test, 'marker-file.txt')).toBe(marker);
  });

  it('reports an abort as 130 after the test has tidied up', async () => {
    const test = wrapped(
      "trap 'echo tidied; exit 0' TERM; trap '' INT; echo ready; sleep 60 & wait",
    );
    const child = spawn(binary, { env: test.env, stdio: 'ignore' });
    const end = ended(child);
    const log = join(test.folder, 'process-log.txt');
    while (!existsSync(log) || !readFileSync(log, 'utf8').includes('ready')) await sleep(10);
    child.kill('SIGTERM');
    expect(await end).toBe(130);
    expect(read(test, 'marker-file.txt')).toBe('130');
    expect(read(test, 'process-log.txt')).toContain('tidied');
  });

  it('says in one sentence what is wrong with its options, and leaves a marker if it can', () => {
    const test = wrapped('', { args: [] });
    const { status, stderr } = spawnSync(binary, { env: test.env });
    expect(status).toBe(127);
    expect(stderr.toString()).toBe(
      'entrypoint: ENTRYPOINT_OPTIONS: args must name the command to run\n',
    );
    expect(read(test, 'marker-file.txt')).toBe('127');
  });
});
