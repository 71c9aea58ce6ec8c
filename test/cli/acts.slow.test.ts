import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createProwJobs } from '../../src/adapters/temporal/prow-jobs.ts';
import { registerSearchAttributes } from '../../src/adapters/temporal/search-attributes.ts';
import { useTemporal } from '../adapters/temporal/use-temporal.ts';
import { newJob } from '../workflows/new-job.ts';

const temporal = useTemporal();
const PROWFLOW = fileURLToPath(new URL('../../src/cli/prowflow.ts', import.meta.url));

beforeAll(() => registerSearchAttributes(temporal().connection, 'default'));

/** What the command line says, on standard output or, when it fails, on standard error. */
async function prowflow(...args: readonly string[]): Promise<string> {
  const all = [PROWFLOW, ...args, '--temporal-address', temporal().address];
  try {
    return (await promisify(execFile)(process.execPath, all)).stdout;
  } catch (error) {
    return typeof error === 'object' && error && 'stderr' in error ? String(error.stderr) : '';
  }
}

async function started(): Promise<string> {
  const job = newJob();
  await createProwJobs(temporal().client, 'prowflow').start(job);
  return job.metadata.name;
}

async function signalsOf(workflowId: string): Promise<readonly string[]> {
  const { events } = await temporal().client.workflow.getHandle(workflowId).fetchHistory();
  return (events ?? []).flatMap(
    ({ workflowExecutionSignaledEventAttributes: signal }) => signal?.signalName ?? [],
  );
}

describe('on the command line, a run', () => {
  it('is listed, and shown as the ProwJob that it is', async () => {
    const name = await started();
    await expect
      .poll(() => prowflow('get', 'jobs', '--job', 'un*'), { timeout: 20_000 })
      .toContain(name);
    expect(await prowflow('get', 'jobs', '--state', 'success')).toBe('there are no such jobs\n');
    const job: unknown = parse(await prowflow('get', 'job', name, '-o', 'yaml'));
    expect(job).toMatchObject({ kind: 'ProwJob', metadata: { name }, spec: { job: 'unit' } });
  });

  it('is aborted, held and released by signals', async () => {
    const name = await started();
    expect(await prowflow('hold', name)).toBe(
      `${name} is held: prowflow release ${name} lets it start\n`,
    );
    expect(await prowflow('release', name)).toBe(`${name} is released\n`);
    expect(await prowflow('abort', name)).toBe(`${name} is being aborted\n`);
    expect(await signalsOf(name)).toEqual(['hold', 'release', 'abort']);
  });

  it('that has not ended does not run again, and one that never was is not there', async () => {
    const name = await started();
    expect(await prowflow('rerun', name)).toBe(
      `prowflow: ${name}: the job is in the state triggered: only one that has ended can be run again\n`,
    );
    expect(await prowflow('abort', 'never-was')).toContain('there is no prow job never-was');
  });

  it('that was ended runs again, and its pull request is told', async () => {
    const name = await started();
    await temporal().client.workflow.getHandle(name).terminate();
    const says = await prowflow('rerun', name);
    const [, again = ''] = /runs again as (\S+)/.exec(says) ?? [];
    expect(await prowflow('get', 'job', again)).toContain('triggered');
    expect(await signalsOf('pull/org/repo/1')).toEqual(['job']);
  });
});

it('a pull request is held, released and retested by signals', async () => {
  expect(await prowflow('hold', 'pull', 'acme/shop#7')).toBe('acme/shop#7: hold was asked for\n');
  expect(await prowflow('release', 'acme/shop#7')).toBe('acme/shop#7: release was asked for\n');
  expect(await prowflow('retest', 'acme/shop#7')).toBe('acme/shop#7: retest was asked for\n');
  expect(await signalsOf('pull/acme/shop/7')).toEqual(['hold', 'release', 'retest']);
});
