import type { DecorationConfig } from './decoration-config.ts';
import type { PodSpec } from './pod-spec.ts';
import type { Refs } from './refs.ts';

/** What starts a job. Prow: pkg/apis/prowjobs/v1/types.go `ProwJobType`. */
export type ProwJobType = 'presubmit' | 'postsubmit' | 'periodic' | 'batch';

/** What runs a job. */
export type Agent = 'kubernetes' | 'tekton-pipeline' | 'jenkins';

/**
 * What a ProwJob is to run, with the field names of Prow's custom resource, because users read it as YAML and tools
 * parse it from prowjob.json and JOB_SPEC. Prow: pkg/apis/prowjobs/v1/types.go `ProwJobSpec`.
 * Fields that prowflow passes on without looking are kept under the index signature.
 */
export interface ProwJobSpec {
  readonly type: ProwJobType;
  readonly agent: Agent;
  readonly cluster: string;
  readonly namespace: string;
  readonly job: string;
  readonly refs?: Refs;
  readonly extra_refs?: readonly Refs[];
  readonly report?: boolean;
  readonly context?: string;
  readonly rerun_command?: string;
  readonly max_concurrency?: number;
  readonly job_queue_name?: string;
  readonly error_on_eviction?: boolean;
  readonly hidden?: boolean;
  readonly pod_spec?: PodSpec;
  readonly decoration_config?: DecorationConfig;
  readonly reporter_config?: ReporterConfig;
  readonly [field: string]: unknown;
}

/** How a job reports beside the code host, over what the configuration says for all jobs. */
export interface ReporterConfig {
  readonly slack?: SlackReporterConfig;
  readonly [reporter: string]: unknown;
}

export interface SlackReporterConfig {
  readonly host?: string;
  readonly channel?: string;
  readonly job_states_to_report?: readonly ProwJobState[];
  /** A Go template over the ProwJob. */
  readonly report_template?: string;
  readonly report?: boolean;
}

/** `metadata` of a ProwJob or Pod as far as prowflow writes it. */
export interface ObjectMeta {
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Prow's states that a user sees. */
export type ProwJobState =
  'scheduling' | 'triggered' | 'pending' | 'success' | 'failure' | 'aborted' | 'error';

/** Times are RFC 3339 text in UTC with seconds, as Kubernetes writes them. */
export interface ProwJobStatus {
  readonly startTime?: string | null;
  readonly pendingTime?: string;
  readonly completionTime?: string;
  readonly state?: ProwJobState;
  readonly description?: string;
  readonly url?: string;
  readonly pod_name?: string;
  readonly build_id?: string;
  readonly pod_revival_count?: number;
}

/** A run of a job, in the shape of Prow's custom resource `prow.k8s.io/v1 ProwJob`. */
export interface ProwJob {
  readonly apiVersion: 'prow.k8s.io/v1';
  readonly kind: 'ProwJob';
  readonly metadata: ObjectMeta;
  readonly spec: ProwJobSpec;
  readonly status: ProwJobStatus;
}
