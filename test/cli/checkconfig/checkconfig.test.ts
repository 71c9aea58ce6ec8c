import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MAIN, presubmit } from '../../config/sample.ts';

let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'prowflow-'));
  const write = (name: string, text: string) => writeFile(join(directory, name), text);
  await write('good.yaml', `${MAIN}${presubmit('decorate: true')}`);
  await write('odd.yaml', `${MAIN}${presubmit()}`);
  await write('bad.yaml', presubmit('max_concurrency: many'));
});
afterAll(() => rm(directory, { recursive: true }));

interface Ended {
  readonly code: number;
  readonly output: string;
}

/** Runs the program where the files are. */
function prowflow(...args: readonly string[]): Promise<Ended> {
  const main = new URL('../../../src/cli/prowflow.ts', import.meta.url).pathname;
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', main, ...args],
      { cwd: directory, env: { NO_COLOR: '1' } },
      (_error, stdout, stderr) => {
        resolve({ code: child.exitCode ?? -1, output: stdout + stderr });
      },
    );
  });
}

const config = (name: string): readonly string[] => ['--config-path', `${name}.yaml`];
const FEW = '--warnings=non-decorated-jobs';
const BAD =
  'bad.yaml:5:22: max_concurrency must be a whole number, without quotes, not the text "many"';
const EXCERPT = '    5 |     max_concurrency: many\n      |                      ^\n';

it.concurrent.each<[readonly string[], number, string]>([
  [['checkconfig', ...config('good')], 0, 'no problems in 1 file, 1 job; not checked'],
  [['checkconfig', ...config('odd'), FEW], 0, '1 warning in 1 file, 1 job\n'],
  [['checkconfig', ...config('odd'), FEW, '--strict'], 1, '1 warning in 1 file, 1 job\n'],
  [['checkconfig', ...config('odd'), FEW, '--strict=false'], 0, '1 warning in 1 file, 1 job\n'],
  [['checkconfig', ...config('good'), FEW, '--strict=true'], 0, 'no problems in 1 file, 1 job\n'],
  [['checkconfig', ...config('bad'), FEW], 1, `${BAD} [form]\n${EXCERPT}`],
  [['checkconfig', ...config('good'), '--warnings=unheard-of'], 2, 'there is no rule unheard-of;'],
  [['checkconfig'], 2, "required option '--config-path <file>' not specified"],
  [['checkconfig', '--help'], 0, '--exclude-warning'],
  [['mkpj', ...config('bad'), '--job', 'unit'], 1, `${BAD} [form]\n${EXCERPT}`],
  [['decide', ...config('bad')], 1, `${BAD} [form]\n${EXCERPT}`],
  [['mkpj', ...config('good'), '--job', 'none'], 2, 'prowflow: there is no job named none\n'],
  [['mkpod', '--prow-job', 'none.yaml'], 2, 'prowflow: none.yaml: there is no such file\n'],
  [['mkpod', '--prow-job', 'bad.yaml'], 1, 'bad.yaml:1:1: this is no ProwJob'],
  [['schema'], 2, 'name a kind of file'],
  [['schema', 'jobs'], 0, '"$defs"'],
])('prowflow %j ends with %d and says %j', async (args, code, says) => {
  const ended = await prowflow(...args);
  expect(ended.output).toContain(says);
  expect(ended.code).toBe(code);
});

it('checkconfig -o sarif names files by their way from the working directory', async () => {
  const { output } = await prowflow('checkconfig', ...config('bad'), '-o', 'sarif');
  expect(output).toContain('"uri": "bad.yaml"');
});

it('checkconfig -o json is one object', async () => {
  const { output } = await prowflow('checkconfig', ...config('odd'), '-o', 'json');
  expect(JSON.parse(output)).toMatchObject({ version: 1, counts: { errors: 0, jobs: 1 } });
});
