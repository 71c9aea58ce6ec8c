import type { Postsubmit, Presubmit } from '../config/config.ts';
import type { StartJob } from '../prowjob/decision.ts';
import { LABEL } from '../prowjob/labels.ts';
import type { Refs } from '../prowjob/refs.ts';
import { postsubmitSpec, presubmitSpec } from './prow-job-spec.ts';

/** Why a job starts, and the labels that say what started it. */
export interface Start {
  readonly because: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/**
 * The start of a presubmit. Its labels and annotations are the job's own and those that say what started it; the
 * delivery's id is put on where it is known. Prow: pkg/pjutil/pjutil.go `NewPresubmit`.
 */
export function startPresubmit(job: Presubmit, refs: Refs, { because, labels }: Start): StartJob {
  return {
    kind: 'start-job',
    spec: presubmitSpec(job, refs),
    labels: { ...job.fields.labels, ...labels, [LABEL.isOptional]: String(job.optional) },
    annotations: { ...job.fields.annotations },
    because,
  };
}

/** The start of a postsubmit. Prow: pkg/plugins/trigger/push.go `handlePE`. */
export function startPostsubmit(job: Postsubmit, refs: Refs, { because, labels }: Start): StartJob {
  return {
    kind: 'start-job',
    spec: postsubmitSpec(job, refs),
    labels: { ...job.fields.labels, ...labels },
    annotations: { ...job.fields.annotations },
    because,
  };
}
