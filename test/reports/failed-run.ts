import type { ProwJob, ProwJobState } from '../../src/prowjob/spec.ts';
import { LABEL } from '../../src/prowjob/labels.ts';
import { newJob } from '../workflows/new-job.ts';

interface Run {
  readonly optional?: string | undefined;
  readonly rerun?: string;
  readonly sha?: string;
  readonly state?: ProwJobState;
  readonly url?: string;
}

/** A run of a job that failed, unless it is said to have ended in another way. */
export function failed(context: string, run: Run = {}): ProwJob {
  const { rerun = `/test ${context}`, sha = 'abc', state = 'failure' } = run;
  const { optional = 'optional' in run ? undefined : 'false' } = run;
  const job = newJob({
    context,
    job: context,
    rerun_command: rerun,
    refs: { org: 'org', repo: 'repo', pulls: [{ number: 7, author: 'bob', sha }] },
  });
  const others = Object.entries(job.metadata.labels ?? {}).filter(
    ([name]) => name !== LABEL.isOptional,
  );
  const own = optional === undefined ? [] : [[LABEL.isOptional, optional] as const];
  const labels = Object.fromEntries([...others, ...own]);
  return {
    ...job,
    metadata: { ...job.metadata, labels },
    status: {
      state,
      url: run.url ?? `https://prow.example/${context}`,
      completionTime: '2026-01-01T00:00:00Z',
    },
  };
}

/** A run that did not fail. */
export function ended(context: string, state: ProwJobState): ProwJob {
  return failed(context, { state });
}
