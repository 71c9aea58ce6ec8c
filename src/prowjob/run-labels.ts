import { LABEL } from './labels.ts';
import type { ProwJob, ProwJobType } from './spec.ts';

/** Whose run it is, as metrics tell it. Prow: pkg/pjutil/metrics.go. */
export interface RunLabels {
  readonly job_namespace: string;
  readonly job_name: string;
  readonly type: ProwJobType;
  readonly org: string;
  readonly repo: string;
  readonly base_ref: string;
  readonly cluster: string;
  readonly retest: 'true' | 'false';
}

/** The labels of a run in metrics; what it does not have is empty, as in Prow. */
export function runLabels({ metadata, spec }: ProwJob): RunLabels {
  const refs = spec.refs ?? spec.extra_refs?.[0];
  return {
    job_namespace: metadata.namespace ?? '',
    job_name: spec.job,
    type: spec.type,
    org: refs?.org ?? '',
    repo: refs?.repo ?? '',
    base_ref: refs?.base_ref ?? '',
    cluster: spec.cluster,
    retest: metadata.labels?.[LABEL.isRetest] === 'true' ? 'true' : 'false',
  };
}
