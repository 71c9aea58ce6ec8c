import { describe, expect, it } from 'vitest';
import { storageReporter } from '../../../src/activities/reporters/storage.ts';
import type { JobReport } from '../../../src/ports/reporter.ts';
import type { ProwJob, ProwJobStatus } from '../../../src/prowjob/spec.ts';
import { newJob } from '../../workflows/new-job.ts';
import { resultsFolder, type ResultsFolder } from './results-folder.ts';

const RUN = 'pr-logs/pull/org_repo/1/unit/100';
const PENDING = { state: 'pending', build_id: '100' } as const;
const DONE = {
  ...PENDING,
  state: 'failure',
  completionTime: '2026-03-02T12:00:00Z',
} as const;

function job(status: ProwJobStatus, spec: Partial<ProwJob['spec']> = {}): ProwJob {
  const made = newJob(spec);
  return { ...made, status: { ...made.status, ...status } };
}

async function tell(folder: ResultsFolder, prowJob: ProwJob): Promise<boolean> {
  const reporter = storageReporter(folder.deps);
  const isFinal = prowJob.status.completionTime !== undefined;
  const report: JobReport = { job: prowJob, isFinal, isSuperseded: false };
  if (!reporter.wants(report)) return false;
  await reporter.tell(report, false);
  return true;
}

describe('the files of a run', () => {
  it('are started.json and prowjob.json while it goes on', async () => {
    const folder = resultsFolder();
    const prowJob = job(PENDING);
    await tell(folder, prowJob);
    expect(folder.json(`${RUN}/prowjob.json`)).toEqual(prowJob);
    expect(folder.json(`${RUN}/started.json`)).toMatchObject({ metadata: { uploader: 'crier' } });
    expect(folder.json(`${RUN}/finished.json`)).toBeUndefined();
  });

  it('are finished.json and the last prowjob.json at its end', async () => {
    const folder = resultsFolder();
    await tell(folder, job(PENDING));
    await tell(folder, job(DONE));
    expect(folder.json(`${RUN}/prowjob.json`)).toMatchObject({ status: { state: 'failure' } });
    expect(folder.json(`${RUN}/finished.json`)).toEqual({
      timestamp: 1772452800,
      passed: false,
      result: 'failure',
      metadata: { uploader: 'crier' },
    });
    expect(folder.text(`${RUN}/finished.json`)).toContain('\n\t"result": "failure"');
  });

  it('that the Pod wrote stay as they are', async () => {
    const folder = resultsFolder();
    folder.write(`${RUN}/started.json`, '{"timestamp":1}');
    folder.write(`${RUN}/finished.json`, '{"result":"SUCCESS"}');
    await tell(folder, job(DONE));
    expect(folder.json(`${RUN}/started.json`)).toEqual({ timestamp: 1 });
    expect(folder.json(`${RUN}/finished.json`)).toEqual({ result: 'SUCCESS' });
  });

  it('of a periodic have a started.json, too', async () => {
    const folder = resultsFolder();
    await tell(folder, job(PENDING, { type: 'periodic' }));
    expect(folder.json('logs/unit/100/started.json')).toBeDefined();
  });

  it('can be told twice', async () => {
    const folder = resultsFolder();
    await tell(folder, job(DONE));
    await tell(folder, job(DONE));
    expect(folder.json(`${RUN}/finished.json`)).toMatchObject({ result: 'failure' });
  });

  it('are nowhere before there is a build id', async () => {
    expect(await tell(resultsFolder(), job({ state: 'triggered' }))).toBe(false);
  });

  it.each(['ftp://nowhere', 'file://relative'])(
    'are given up, with a word, for the bucket %s',
    async (bucket) => {
      const folder = resultsFolder();
      const decoration_config = { gcs_configuration: { bucket } };
      await tell(folder, job(PENDING, { decoration_config }));
      expect(folder.warnings).toEqual([
        expect.stringMatching(/^The results of job unit cannot be stored: bucket ".*": /),
      ]);
    },
  );

  it('are tried again when the store fails', async () => {
    const folder = resultsFolder();
    folder.write('pr-logs', 'a file where a folder must be');
    await expect(tell(folder, job(PENDING))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});
