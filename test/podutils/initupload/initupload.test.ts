import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readInituploadOptions } from '../../../podutils/src/initupload/initupload-options.ts';
import { initupload } from '../../../podutils/src/initupload/initupload.ts';
import { readJobSpec } from '../../../podutils/src/job-spec.ts';
import { jsonLog } from '../../../podutils/src/log.ts';
import { fileStore } from '../../../src/adapters/artifacts/file-store.ts';
import { collect } from '../../adapters/artifacts/collect.ts';
import { newFolder } from '../repository.ts';

const REFS = {
  org: 'org',
  repo: 'repo',
  base_ref: 'main',
  base_sha: 'abc1234',
  pulls: [{ number: 7, author: 'a', sha: 'def5678' }],
};
const JOB = { type: 'presubmit', job: 'unit', buildid: '100', refs: REFS };
const CLONED = [
  { refs: { org: '', repo: '' } },
  {
    refs: REFS,
    commands: [{ command: 'git init', output: 'Initialized\n' }],
    final_sha: 'fff0000',
  },
];

async function run(job: object, records: unknown, more: object = {}) {
  const folder = newFolder();
  const store = join(folder, 'store');
  const log = join(folder, 'clone.json');
  if (records !== undefined) writeFileSync(log, JSON.stringify(records));
  const place = { bucket: `file://${store}`, path_strategy: 'explicit', dry_run: false };
  const options = readInituploadOptions(JSON.stringify({ ...place, log, ...more }));
  const lines: string[] = [];
  const ended = initupload(
    options,
    readJobSpec(JSON.stringify(job)),
    new Date('2026-01-01T00:00:00Z'),
    jsonLog('initupload', (line) => lines.push(line)),
  );
  const error = await ended.then(
    () => undefined,
    (failure: unknown) => failure,
  );
  const read = (path: string): string => readFileSync(join(store, path), 'utf8');
  return { error, read, names: await collect(fileStore(store).list('')), log: lines.join('') };
}

describe('telling the store that a run has started', () => {
  const dir = 'pr-logs/pull/org_repo/7/unit/100';

  it('writes started.json with the commit that is tested, and how it was checked out', async () => {
    const { error, read, names } = await run(JOB, CLONED);
    expect(error).toBeUndefined();
    expect(names).toEqual([
      'pr-logs/directory/unit/100.txt',
      'pr-logs/directory/unit/latest-build.txt',
      `${dir}/clone-log.txt`,
      `${dir}/clone-records.json`,
      `${dir}/started.json`,
      'pr-logs/pull/org_repo/7/unit/latest-build.txt',
    ]);
    expect(JSON.parse(read(`${dir}/started.json`))).toEqual({
      timestamp: 1767225600,
      pull: '7',
      repos: { 'org/repo': 'main:abc1234,7:def5678' },
      'repo-commit': 'fff0000',
      'repo-version': 'fff0000',
    });
    expect(read(`${dir}/clone-log.txt`)).toBe(
      'Environment setup\n# Cloning org/repo at main(abc1234)\n# Checking out pulls:\n#\t7(def5678)\n$ git init\nInitialized\n',
    );
    expect(read('pr-logs/directory/unit/latest-build.txt')).toBe('100');
  });

  it('ends the run when a checkout failed, with the reason as its log', async () => {
    const failed = {
      refs: REFS,
      failed: true,
      commands: [{ command: 'git fetch', error: 'exit status 128' }],
    };
    const { error, read } = await run(JOB, [failed]);
    expect(error).toMatchObject({ code: 'NOT_CLONED' });
    expect(JSON.parse(read(`${dir}/finished.json`))).toEqual({
      timestamp: 1767225600,
      passed: false,
      result: 'FAILURE',
    });
    expect(read(`${dir}/build-log.txt`)).toContain('# FAILED\n');
    expect(read(`${dir}/build-log.txt`)).toContain('$ git fetch\n# Error: exit status 128\n');
    expect(JSON.parse(read(`${dir}/started.json`))).toMatchObject({ 'repo-commit': 'def5678' });
  });

  it('needs no checkout', async () => {
    const periodic = { type: 'periodic', job: 'nightly', buildid: '5' };
    const { error, read, names } = await run(periodic, undefined, { log: '' });
    expect(error).toBeUndefined();
    expect(names).toEqual(['logs/nightly/5/started.json', 'logs/nightly/latest-build.txt']);
    expect(JSON.parse(read('logs/nightly/5/started.json'))).toEqual({ timestamp: 1767225600 });
  });

  it('takes the commit of the first extra ref that is no tool', async () => {
    const extra = (org: string, auxiliary: boolean) => ({
      org,
      repo: 'r',
      base_ref: org,
      auxiliary,
    });
    const periodic = {
      type: 'periodic',
      job: 'nightly',
      buildid: '5',
      extra_refs: [extra('tool', true), extra('code', false)],
    };
    const { read } = await run(periodic, undefined, { log: '' });
    expect(JSON.parse(read('logs/nightly/5/started.json'))).toMatchObject({
      repos: { 'tool/r': 'tool', 'code/r': 'code' },
      'repo-commit': 'code',
    });
  });

  it('writes nothing in a dry run', async () => {
    const { names, log } = await run(JOB, CLONED, { dry_run: true });
    expect(names).toEqual([]);
    expect(log).toContain('Would upload');
  });

  it.each([
    ['are missing', undefined],
    ['are not what clonerefs writes', [{ nothing: true }]],
  ])('fails when the records of the checkout %s', async (_what, records) => {
    const { error } = await run(JOB, records);
    expect(error).toMatchObject({ code: 'BAD_OPTIONS' });
  });

  it.each(['..', 'a/b', ''])('refuses the job name %j, which would be a folder', async (job) => {
    await expect(run({ ...JOB, job }, CLONED)).rejects.toThrow('JOB_SPEC cannot be used: job');
  });
});
