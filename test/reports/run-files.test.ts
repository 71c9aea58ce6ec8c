import { describe, expect, it } from 'vitest';
import type { ProwJob, ProwJobStatus } from '../../src/prowjob/spec.ts';
import { fileOf, finishedFile, startedFile } from '../../src/reports/run-files.ts';
import { newJob } from '../workflows/new-job.ts';

const refs = {
  org: 'org',
  repo: 'repo',
  base_ref: 'main',
  base_sha: 'abc',
  pulls: [{ number: 7, author: 'bob', sha: 'def' }],
};

function job(status: ProwJobStatus, spec: Partial<ProwJob['spec']> = { refs }): ProwJob {
  return { ...newJob(spec), status };
}

describe('started.json', () => {
  it('says when, what code, and that it does not come from the Pod', () => {
    const started: unknown = JSON.parse(startedFile(job({ startTime: '2026-03-02T12:00:00Z' })));
    expect(started).toEqual({
      timestamp: 1772452800,
      pull: '7',
      repos: { 'org/repo': 'main:abc,7:def' },
      'repo-commit': 'def',
      'repo-version': 'def',
      metadata: { uploader: 'crier' },
    });
  });

  it('of a run whose start is not known counts from when its Pod was created', () => {
    const status = { startTime: null, pendingTime: '2026-03-02T12:00:00Z' };
    expect(JSON.parse(startedFile(job(status)))).toMatchObject({ timestamp: 1772452800 });
    expect(JSON.parse(startedFile(job({})))).toMatchObject({ timestamp: 0 });
  });
});

describe('finished.json', () => {
  it.each([
    ['success', true],
    ['failure', false],
    ['aborted', false],
    ['error', false],
  ] as const)('of a run that ended in %s says so in lower case', (state, passed) => {
    const completionTime = '2026-03-02T12:00:01Z';
    expect(JSON.parse(finishedFile(job({ state, completionTime })))).toEqual({
      timestamp: 1772452801,
      passed,
      result: state,
      metadata: { uploader: 'crier' },
    });
  });
});

it('files are indented by tabs, as those of Prow', () => {
  expect(fileOf({ a: { b: 1 } })).toBe('{\n\t"a": {\n\t\t"b": 1\n\t}\n}');
});
