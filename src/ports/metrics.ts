import type { RunLabels } from '../prowjob/run-labels.ts';
import type { ProwJobState } from '../prowjob/spec.ts';

/** Whose run came to which state, under Prow's labels. */
export interface TransitionLabels extends RunLabels {
  readonly state: ProwJobState;
}

export interface PluginLabels {
  readonly event_type: string;
  readonly action: string;
  readonly took_action: 'true' | 'false';
}

interface HttpLabels {
  /** The address as the server knows it, never as it was asked for. */
  readonly path: string;
  readonly method: string;
  readonly status: string;
}

interface GitHubIdentity {
  /** Which token or installation, by its name. */
  readonly token_hash: string;
}

type None = Readonly<Record<string, never>>;

/** What only grows, with its labels. */
export interface Counters {
  readonly prow_webhook_counter: { readonly event_type: string };
  readonly prow_webhook_response_codes: { readonly response_code: string };
  readonly prow_plugin_handle_errors: PluginLabels;
  readonly prowjob_state_transitions: TransitionLabels;
  readonly crier_reporting_results: {
    readonly reporter: string;
    readonly result: 'success' | 'error';
  };
  readonly sinker_pods_removed: { readonly reason: string };
  readonly sinker_pod_removal_errors: { readonly reason: string };
  readonly prowflow_deliveries_received_total: { readonly event: string };
  readonly prowflow_deliveries_deduplicated_total: None;
  readonly prowflow_deliveries_not_kept_total: None;
  readonly prowflow_deliveries_recovered_total: None;
}

/** What is looked at as a distribution; all but sizes are in seconds. */
export interface Histograms {
  readonly prow_job_runtime_seconds: Omit<RunLabels, 'cluster' | 'retest'> & {
    readonly last_state: ProwJobState;
    readonly state: ProwJobState;
  };
  readonly prow_plugin_handle_duration_seconds: PluginLabels;
  readonly crier_report_latency: { readonly reporter: string };
  readonly sinker_loop_duration_seconds: { readonly cluster: string };
  readonly github_request_duration: GitHubIdentity & {
    readonly path: string;
    readonly status: string;
  };
  readonly deck_http_request_duration_seconds: HttpLabels;
  readonly deck_http_response_size_bytes: HttpLabels;
  readonly prowflow_delivery_accept_seconds: None;
  readonly prowflow_webhook_to_pod_seconds: None;
  readonly prowflow_end_to_report_seconds: None;
  readonly prowflow_queue_wait_seconds: None;
}

/** What goes up and down. */
export interface Gauges {
  readonly prowjobs: TransitionLabels;
  readonly sinker_pods_existing: { readonly cluster: string };
  /** Calls that are left of the limit in force. */
  readonly github_token_usage: GitHubIdentity & { readonly ratelimit_resource: string };
  /** When the limit starts anew, in seconds from now. */
  readonly github_token_reset: GitHubIdentity & { readonly ratelimit_resource: string };
}

/** Where the parts of the program say what happened. It never fails, and never waits. */
export interface Metrics {
  count<Name extends keyof Counters>(name: Name, labels: Counters[Name], by?: number): void;
  observe<Name extends keyof Histograms>(name: Name, labels: Histograms[Name], value: number): void;
  set<Name extends keyof Gauges>(name: Name, labels: Gauges[Name], value: number): void;
}

/** All of it as text, for whoever gathers metrics. */
export interface MetricsPage {
  readonly contentType: string;
  text(): Promise<string>;
}

/** Runs that go on and stand in the same place. */
export interface JobCount {
  readonly labels: TransitionLabels;
  readonly count: number;
}

/** How many runs stand where, as far as lists know. */
export type JobCensus = () => Promise<readonly JobCount[]>;
