import { mapOf } from '../read/collections.ts';
import { kubernetesTime } from '../read/kubernetes-time.ts';
import { object } from '../read/object.ts';
import type { Read } from '../read/reader.ts';
import { flag, oneOf, text, wholeNumber } from '../read/scalars.ts';
import { OF_RUNS } from './job.ts';
import { kubernetes } from './kubernetes/kubernetes.ts';
import { podSpec } from './pod-spec.ts';
import { refs } from './refs.ts';

/** Prow: pkg/apis/prowjobs/v1/types.go `ProwJobSpec`. */
const spec = object({
  type: oneOf(['presubmit', 'postsubmit', 'periodic', 'batch']),
  job: text,
  refs,
  report: flag,
  context: text,
  rerun_command: text,
  pod_spec: podSpec,
  jenkins_spec: object({ github_branch_source_job: flag }),
  ...OF_RUNS,
});

/** Prow: pkg/apis/prowjobs/v1/types.go `ProwJobStatus`. */
const status = object({
  startTime: kubernetesTime,
  pendingTime: kubernetesTime,
  completionTime: kubernetesTime,
  state: oneOf(['scheduling', 'triggered', 'pending', 'success', 'failure', 'aborted', 'error']),
  description: text,
  url: text,
  pod_revival_count: wholeNumber,
  pod_name: text,
  build_id: text,
  jenkins_build_id: text,
  prev_report_states: mapOf(text),
});

/** Prow's custom resource, as written. Prow: pkg/apis/prowjobs/v1/types.go `ProwJob`. */
export const prowJob = object({
  apiVersion: text,
  kind: text,
  metadata: kubernetes('ObjectMeta'),
  spec,
  status,
});
export type WrittenProwJob = Read<typeof prowJob>;
