import type { DecorationConfig } from '../prowjob/decoration-config.ts';
import type { Pattern } from '../prowjob/pattern.ts';
import type { PodSpec } from '../prowjob/pod-spec.ts';
import type { Refs } from '../prowjob/refs.ts';
import type { Agent, ReporterConfig } from '../prowjob/spec.ts';
import type { Verdict } from '../prowjob/verdict.ts';
import type { JobDefaults } from './defaults/job-defaults.ts';
import type { PluginSections } from './plugins/all.ts';
import type { EnabledPlugins } from './plugins/enabled.ts';
import type { Sections } from './sections/all.ts';

/** What operators said, parsed, defaulted and compiled. Immutable: a reload makes a new one. */
export interface Config {
  readonly global: GlobalConfig;
  /** Keyed by `org/repo`, in the order of the files. */
  readonly presubmits: ReadonlyMap<string, readonly Presubmit[]>;
  readonly postsubmits: ReadonlyMap<string, readonly Postsubmit[]>;
  readonly periodics: readonly Periodic[];
  /** What jobs of repositories get beside what they say (`.prow.yaml`). */
  readonly jobDefaults: JobDefaults;
}

/** The parts of config.yaml that are in use, defaulted as pkg/config/config.go does. Durations in milliseconds. */
export interface GlobalConfig {
  readonly prowJobNamespace: string;
  readonly podNamespace: string;
  readonly plank: PlankConfig;
  readonly reporter: { readonly jobTypes: readonly string[] };
  /** The other sections of config.yaml that Prow knows, read and checked; what is absent is not defaulted yet. */
  readonly sections: Sections;
  /** Keys that nobody knows, as written: kept and named, not dropped. */
  readonly rest: Readonly<Record<string, unknown>>;
}

export interface PlankConfig {
  readonly podPendingTimeoutMs: number;
  readonly podRunningTimeoutMs: number;
  readonly podUnscheduledTimeoutMs: number;
  readonly maxRevivals: number;
  readonly maxConcurrency: number;
  readonly jobUrlTemplate: string;
  /** Keys `*`, org, org/repo. */
  readonly jobUrlPrefixes: Readonly<Record<string, string>>;
  /** `jobURLPrefixDisableAppendStorageProvider`: status URLs go without `gs` or `s3` after the prefix. */
  readonly jobUrlOmitsStorageProvider?: boolean;
  /** Keys `*`, org, org/repo; Go templates over the ProwJob. */
  readonly reportTemplates: Readonly<Record<string, string>>;
  /** Slots of each job queue; 0 blocks, negative is unlimited. */
  readonly jobQueueCapacities: Readonly<Record<string, number>>;
}

/**
 * A job after defaulting and preset merging, as plain data in its YAML field names: what `mkpj` prints and what a
 * ProwJob's spec is made from. Zero values may be absent. Prow: pkg/config/jobs.go `JobBase` and `UtilityConfig`.
 */
export interface JobFields {
  readonly name: string;
  readonly agent: Agent;
  readonly cluster: string;
  readonly namespace: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly spec?: PodSpec;
  readonly decoration_config?: DecorationConfig;
  readonly reporter_config?: ReporterConfig;
  readonly extra_refs?: readonly Refs[];
  readonly path_alias?: string;
  readonly clone_uri?: string;
  readonly skip_submodules?: boolean;
  readonly clone_depth?: number;
  readonly skip_fetch_head?: boolean;
  readonly max_concurrency?: number;
  readonly job_queue_name?: string;
  readonly error_on_eviction?: boolean;
  readonly hidden?: boolean;
  readonly [field: string]: unknown;
}

/** When a job starts by itself. */
export type When =
  | { readonly kind: 'always' }
  | { readonly kind: 'only-when-asked' }
  | { readonly kind: 'if-changed'; readonly pattern: Pattern }
  | { readonly kind: 'skip-if-only-changed'; readonly pattern: Pattern };

/** Which branches a job is for. Prow: pkg/config/jobs.go `Brancher.ShouldRun`. */
export interface Branches {
  /** As written, for words and for overlap checks. */
  readonly include: readonly string[];
  readonly skip: readonly string[];
  shouldRun(branch: string): Verdict;
}

export interface Presubmit {
  readonly kind: 'presubmit';
  readonly repo: string;
  readonly name: string;
  readonly when: When;
  readonly branches: Branches;
  readonly optional: boolean;
  readonly skipReport: boolean;
  readonly runBeforeMerge: boolean;
  readonly trigger: Pattern;
  readonly rerunCommand: string;
  readonly context: string;
  readonly fields: JobFields;
}

export interface Postsubmit {
  readonly kind: 'postsubmit';
  readonly repo: string;
  readonly name: string;
  readonly when: When;
  readonly branches: Branches;
  readonly skipReport: boolean;
  readonly context: string;
  readonly fields: JobFields;
}

export interface Periodic {
  readonly kind: 'periodic';
  readonly name: string;
  readonly fields: JobFields;
}

/** plugins.yaml with its supplemental files. */
export interface PluginsConfig {
  /** Which plugins are on, as written, by org or `org/repo`. */
  readonly enabled: ReadonlyMap<string, EnabledPlugins>;
  /** Names of the plugins that are on for a repository. Prow: pkg/plugins/config.go `EnabledReposForPlugin`. */
  enabledFor(repo: string): readonly string[];
  /** Settings of the trigger plugin for a repository, defaulted. Prow: pkg/plugins/config.go `TriggerFor`. */
  triggerFor(repo: string): TriggerSettings;
  /** The other sections that Prow knows, read and checked; what is absent is not defaulted yet. */
  readonly sections: PluginSections;
  /** Keys that nobody knows, as written: kept and named, not dropped. */
  readonly rest: Readonly<Record<string, unknown>>;
}

/** plugins.yaml `triggers[]`. */
export interface TriggerSettings {
  readonly trustedOrg: string;
  readonly trustedApps: readonly string[];
  readonly joinOrgUrl: string;
  readonly onlyOrgMembers: boolean;
  readonly ignoreOkToTest: boolean;
  readonly triggerGithubWorkflows: boolean;
}
