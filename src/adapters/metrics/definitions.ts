import type { Counters, Gauges, Histograms } from '../../ports/metrics.ts';

/** `free` are labels whose values the program does not choose: they are many, and are bounded. */
type LabelKinds<Labels> = Readonly<Record<keyof Labels, 'fixed' | 'free'>>;

interface Definition<Labels> {
  readonly help: string;
  readonly labels: LabelKinds<Labels>;
}

interface HistogramDefinition<Labels> extends Definition<Labels> {
  readonly buckets: readonly number[];
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;

const JOB = {
  job_namespace: 'free',
  job_name: 'free',
  type: 'fixed',
  org: 'free',
  repo: 'free',
  base_ref: 'free',
} as const;
const TRANSITION = { ...JOB, state: 'fixed', cluster: 'free', retest: 'fixed' } as const;
const PLUGIN = { event_type: 'fixed', action: 'fixed', took_action: 'fixed' } as const;
const HTTP = { path: 'fixed', method: 'fixed', status: 'fixed' } as const;
const GITHUB = { token_hash: 'free' } as const;
const NONE = {};

/** From the answer of a healthy server to that of a call that nearly timed out. */
const CALL = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
/** From what people do not notice to what they complain of. */
const WAIT = [0.1, 0.25, 0.5, 1, 2, 5, 10, 30, MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 6 * HOUR];

export const COUNTERS: { readonly [Name in keyof Counters]: Definition<Counters[Name]> } = {
  prow_webhook_counter: {
    help: 'Webhooks whose signature is right, by event.',
    labels: { event_type: 'fixed' },
  },
  prow_webhook_response_codes: {
    help: 'Answers to webhooks.',
    labels: { response_code: 'fixed' },
  },
  prow_plugin_handle_errors: {
    help: 'Attempts to decide about an event that failed.',
    labels: PLUGIN,
  },
  prowjob_state_transitions: { help: 'States that runs of jobs came to.', labels: TRANSITION },
  crier_reporting_results: {
    help: 'Attempts to report, by what became of them.',
    labels: { reporter: 'fixed', result: 'fixed' },
  },
  sinker_pods_removed: {
    help: 'Pods that the sweep removed, by why.',
    labels: { reason: 'fixed' },
  },
  sinker_pod_removal_errors: {
    help: 'Pods that the sweep could not look into or remove.',
    labels: { reason: 'fixed' },
  },
  prowflow_deliveries_received_total: {
    help: 'Deliveries that were made durable, by what they are about.',
    labels: { event: 'fixed' },
  },
  prowflow_deliveries_deduplicated_total: {
    help: 'Deliveries that had come before and changed nothing.',
    labels: NONE,
  },
  prowflow_deliveries_not_kept_total: {
    help: 'Deliveries that could not be made durable, so that GitHub has to send them again.',
    labels: NONE,
  },
  prowflow_deliveries_recovered_total: {
    help: 'Deliveries that this process could not make durable at first, and that came again.',
    labels: NONE,
  },
};

export const HISTOGRAMS: {
  readonly [Name in keyof Histograms]: HistogramDefinition<Histograms[Name]>;
} = {
  prow_job_runtime_seconds: {
    help: 'How long a run was in its last state, by that and the one it came to.',
    labels: { ...JOB, last_state: 'fixed', state: 'fixed' },
    // Prow: pkg/pjutil/metrics.go.
    buckets: [
      ...[0.5, 1, 2, 5, 10, 30].map((minutes) => minutes * MINUTE),
      ...Array.from({ length: 10 }, (_none, hour) => (hour + 1) * HOUR),
    ],
  },
  prow_plugin_handle_duration_seconds: {
    help: 'How long it took to decide about an event, with the facts that it called for.',
    labels: PLUGIN,
    buckets: CALL,
  },
  crier_report_latency: {
    help: 'Seconds from the completion of a run to its report.',
    labels: { reporter: 'fixed' },
    // Prow: pkg/crier/controller.go.
    buckets: [1, 10, 30, 60, 120, 180, 300, 600, 1_200, 1_800, 2_700, 3_600, 5_400, 7_200],
  },
  sinker_loop_duration_seconds: {
    help: 'How long a sweep of a build cluster took.',
    labels: { cluster: 'free' },
    buckets: [0.1, 0.5, 1, 5, 10, 30, 60, 120, 300, 600, 1_800],
  },
  github_request_duration: {
    help: "Seconds of a call to GitHub's API, by its route.",
    labels: { ...GITHUB, path: 'fixed', status: 'fixed' },
    buckets: CALL,
  },
  deck_http_request_duration_seconds: {
    help: 'How long requests to the API took.',
    labels: HTTP,
    buckets: CALL,
  },
  deck_http_response_size_bytes: {
    help: 'How large the answers of the API are.',
    labels: HTTP,
    buckets: [256, 1_024, 4_096, 16_384, 65_536, 262_144, 1_048_576, 4_194_304, 16_777_216],
  },
  prowflow_delivery_accept_seconds: {
    help: 'How long Temporal took to make a delivery durable.',
    labels: NONE,
    buckets: CALL,
  },
  prowflow_webhook_to_pod_seconds: {
    help: "From a delivery's arrival to the first Pod of a run that it started.",
    labels: NONE,
    buckets: WAIT,
  },
  prowflow_end_to_report_seconds: {
    help: 'From the end of a run to when everybody was told.',
    labels: NONE,
    buckets: WAIT,
  },
  prowflow_queue_wait_seconds: {
    help: 'How long runs that a limit concerns waited for their slots.',
    labels: NONE,
    buckets: WAIT,
  },
};

export const GAUGES: { readonly [Name in keyof Gauges]: Definition<Gauges[Name]> } = {
  prowjobs: { help: 'Runs that go on, by where they stand.', labels: TRANSITION },
  sinker_pods_existing: {
    help: 'Pods that the last sweep of a build cluster found.',
    labels: { cluster: 'free' },
  },
  github_token_usage: {
    help: "Calls that are left of GitHub's limit.",
    labels: { ...GITHUB, ratelimit_resource: 'free' },
  },
  github_token_reset: {
    help: "Seconds until GitHub's limit starts anew, at the last call.",
    labels: { ...GITHUB, ratelimit_resource: 'free' },
  },
};
