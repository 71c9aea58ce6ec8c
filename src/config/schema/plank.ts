import { parseGoDuration } from '../../prowjob/go-duration.ts';
import type { DecorationConfig } from '../../prowjob/decoration-config.ts';
import type { PlankConfig } from '../config.ts';
import type { Problem } from '../problem.ts';
import type { Placed } from '../read/collections.ts';
import { listOf, mapOf } from '../read/collections.ts';
import { object } from '../read/object.ts';
import { inside, problemAt } from '../read/place.ts';
import type { Read } from '../read/reader.ts';
import { anything, duration, filledText, flag, text, wholeNumber } from '../read/scalars.ts';
import { decoration } from './decoration.ts';
import { matching } from './matching.ts';
import type { Matching } from './matching.ts';

/** Decoration defaults for the jobs of a repository and cluster. Prow: `DefaultDecorationConfigEntry`. */
export type DecorationEntry = Matching<DecorationConfig>;

/** Fields that nothing here reads; they stay visible in `rest`. */
const OTHER_FIELDS = {
  build_cluster_status_file: text,
  serve_metrics: anything,
};

/** The section `plank` of config.yaml. Prow: pkg/config/config.go `Plank`, `Controller`. */
export const plank = object({
  pod_pending_timeout: duration,
  pod_running_timeout: duration,
  pod_unscheduled_timeout: duration,
  max_revivals: wholeNumber,
  max_concurrency: wholeNumber,
  max_goroutines: wholeNumber,
  job_url_template: filledText,
  job_url_prefix_config: mapOf(text),
  jobURLPrefixDisableAppendStorageProvider: flag,
  report_template: filledText,
  report_templates: mapOf(text),
  job_queue_capacities: mapOf(wholeNumber),
  default_decoration_configs: mapOf(decoration),
  default_decoration_config_entries: listOf(matching(decoration)),
  ...OTHER_FIELDS,
});
type Plank = Read<typeof plank>;

/** Prow: pkg/config/config.go `parseProwConfig`, `defaultAndValidateReportTemplate`. */
export function plankConfig(written: Plank): PlankConfig {
  const single = written.report_template;
  return {
    podPendingTimeoutMs: milliseconds(written.pod_pending_timeout ?? '10m'),
    podRunningTimeoutMs: milliseconds(written.pod_running_timeout ?? '48h'),
    podUnscheduledTimeoutMs: milliseconds(written.pod_unscheduled_timeout ?? '5m'),
    maxRevivals: written.max_revivals ?? 3,
    maxConcurrency: written.max_concurrency ?? 0,
    jobUrlTemplate: written.job_url_template ?? '',
    jobUrlPrefixes: written.job_url_prefix_config ?? {},
    jobUrlOmitsStorageProvider: written.jobURLPrefixDisableAppendStorageProvider ?? false,
    reportTemplates: single === undefined ? (written.report_templates ?? {}) : { '*': single },
    jobQueueCapacities: written.job_queue_capacities ?? {},
  };
}

/** The entries in the order in which they apply: of the map's keys first `*`, then orgs, then repositories. */
export function decorationEntries(written: Plank): readonly DecorationEntry[] {
  const keyed = Object.entries(written.default_decoration_configs ?? {})
    .map(([repo, config]) => ({ repo, cluster: '*', config }))
    .sort((one, other) => precision(one.repo) - precision(other.repo));
  return [...keyed, ...(written.default_decoration_config_entries ?? [])];
}

function precision(key: string): number {
  if (key === '*') return 0;
  return key.includes('/') ? 2 : 1;
}

/** The fields of the section that `PlankConfig` has no place for. */
export function otherPlankFields(written: Plank): Readonly<Record<string, unknown>> | undefined {
  const others = Object.entries(written).filter(([name]) => Object.hasOwn(OTHER_FIELDS, name));
  return others.length > 0 ? Object.fromEntries(others) : undefined;
}

/** Prow: pkg/config/config.go `FinalizeDefaultDecorationConfigs`, `ValidateController`. */
export function plankProblems({ value, place }: Placed<Plank>): readonly Problem[] {
  const problem = (field: string, says: string): Problem => problemAt(inside(place, field), says);
  const problems: Problem[] = [];
  if (
    isFilled(value.default_decoration_configs) &&
    isFilled(value.default_decoration_config_entries)
  ) {
    const says =
      'default_decoration_configs and default_decoration_config_entries exclude each other';
    problems.push(problem('default_decoration_configs', says));
  }
  if (value.report_template !== undefined && isFilled(value.report_templates)) {
    const says =
      "report_template and report_templates exclude each other; keep the key '*' of the latter";
    problems.push(problem('report_template', says));
  }
  if ((value.max_concurrency ?? 0) < 0) {
    problems.push(
      problem('max_concurrency', 'max_concurrency must not be negative; 0 is no limit'),
    );
  }
  if ((value.max_goroutines ?? 0) < 0) {
    problems.push(problem('max_goroutines', 'max_goroutines must not be negative'));
  }
  return problems;
}

function isFilled(entries: object | undefined): boolean {
  return entries !== undefined && Object.keys(entries).length > 0;
}

function milliseconds(written: string): number {
  return parseGoDuration(written) ?? 0;
}
