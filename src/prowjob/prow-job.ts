import { annotationsFor, LABEL, labelsFor } from './labels.ts';
import type { ProwJob, ProwJobSpec, ProwJobState } from './spec.ts';

type Labels = Readonly<Record<string, string>>;

/** What a run of a job is made from. */
export interface NewProwJob {
  /** A UUID: the name of the ProwJob, its workflow and its Pod. */
  readonly name: string;
  readonly namespace: string;
  readonly spec: ProwJobSpec;
  /** The job's own, and what started it; they override the generated ones. */
  readonly labels?: Labels;
  readonly annotations?: Labels;
  /** The run's number in storage, once it has one. */
  readonly buildId?: string;
  readonly state?: ProwJobState;
  /** RFC 3339. */
  readonly startTime?: string;
}

/**
 * A run of a job. With a build id it also has the labels that lead from it to its Pod.
 * Prow: pkg/pjutil/pjutil.go `NewProwJob`, pkg/pod-utils/decorate/podspec.go `LabelsAndAnnotationsForJob`.
 */
export function prowJob(from: NewProwJob): ProwJob {
  const { name, namespace, spec, buildId, startTime, state = 'triggered' } = from;
  const ids = buildId === undefined ? {} : { [LABEL.prowJobId]: name, [LABEL.buildId]: buildId };
  return {
    apiVersion: 'prow.k8s.io/v1',
    kind: 'ProwJob',
    metadata: {
      name,
      namespace,
      labels: labelsFor(spec, { ...from.labels, ...ids }),
      annotations: annotationsFor(spec, from.annotations ?? {}),
    },
    spec: withSlackReport(spec),
    status: {
      state,
      ...(startTime === undefined ? {} : { startTime }),
      ...(buildId === undefined ? {} : { build_id: buildId }),
    },
  };
}

/**
 * Says for Slack whether to report, because an empty list of states, which means no, would not survive as JSON.
 * Prow: pkg/pjutil/pjutil.go `setReportDefault`.
 */
function withSlackReport(spec: ProwJobSpec): ProwJobSpec {
  const slack = spec.reporter_config?.slack;
  if (slack === undefined || slack.report !== undefined) return spec;
  const report = slack.job_states_to_report?.length !== 0;
  return { ...spec, reporter_config: { ...spec.reporter_config, slack: { ...slack, report } } };
}
