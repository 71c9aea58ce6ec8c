import { parseGoDuration } from '../../prowjob/go-duration.ts';
import type { DecorationConfig } from '../../prowjob/decoration-config.ts';
import type { PlankConfig } from '../config.ts';
import type { Problem } from '../problem.ts';
import type { Placed } from '../read/collections.ts';
import { listOf, mapOf } from '../read/collections.ts';
import { object } from '../read/object.ts';
import { inside, problemAt, within } from '../read/place.ts';
import type { Read } from '../read/reader.ts';
import { described } from '../read/reader.ts';
import { flag, text, wholeNumber } from '../read/scalars.ts';
import { textDuration } from '../read/text-duration.ts';
import { syntaxProblems } from '../syntax-problems.ts';
import { CONTROLLER, controllerProblems } from './controller.ts';
import { decoration } from './decoration.ts';
import { matching } from './matching.ts';
import type { Matching } from './matching.ts';

/** Decoration defaults for the jobs of a repository and cluster. Prow: `DefaultDecorationConfigEntry`. */
export type DecorationEntry = Matching<DecorationConfig>;

/** Fields that nothing here reads; they stay visible in `rest`. */
const OTHER_FIELDS = {
  build_cluster_status_file: described(
    'Where the state of the build clusters is published, such as gs://bucket/file.json; checkconfig reads it.',
    text,
  ),
};

/** The section `plank` of config.yaml. Prow: pkg/config/config.go `Plank`, `Controller`. */
export const plank = object({
  ...CONTROLLER,
  pod_pending_timeout: described('How long a Pod may wait for its containers; 10m.', textDuration),
  pod_running_timeout: described('How long a Pod may run; 48h.', textDuration),
  pod_unscheduled_timeout: described('How long a Pod may wait for a node; 5m.', textDuration),
  max_revivals: described('How often a Pod that was lost is started again; 3.', wholeNumber),
  job_url_prefix_config: described(
    "Start of the addresses of job pages, by '*', org or org/repo.",
    mapOf(text),
  ),
  jobURLPrefixDisableAppendStorageProvider: described(
    'Addresses of job pages go without gs or s3 after their start.',
    flag,
  ),
  job_queue_capacities: described(
    'How many jobs of a queue may run at once, by queue; 0 blocks it, a negative number is no limit.',
    mapOf(wholeNumber),
  ),
  default_decoration_configs: described(
    "Old form of default_decoration_config_entries, by '*', org or org/repo.",
    mapOf(decoration),
  ),
  default_decoration_config_entries: described(
    'Decoration defaults for the jobs that match; later entries win.',
    listOf(matching(decoration)),
  ),
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

/** Prow: pkg/config/config.go `FinalizeDefaultDecorationConfigs`, `validateComponentConfig`. */
export function plankProblems(written: Placed<Plank>): readonly Problem[] {
  const { value, place } = written;
  const twoForms =
    isFilled(value.default_decoration_configs) && isFilled(value.default_decoration_config_entries);
  return [
    ...(twoForms ? [problemAt(inside(place, 'default_decoration_configs'), TWO_FORMS)] : []),
    ...controllerProblems(written),
    ...Object.entries(value.job_url_prefix_config ?? {}).flatMap(([repo, url]) => {
      const at = within(place, 'job_url_prefix_config', repo);
      return syntaxProblems(at, 'URL', url, `job_url_prefix_config of ${repo}`);
    }),
  ];
}

const TWO_FORMS =
  'default_decoration_configs and default_decoration_config_entries exclude each other';

function isFilled(entries: object | undefined): boolean {
  return entries !== undefined && Object.keys(entries).length > 0;
}

function milliseconds(written: string): number {
  return parseGoDuration(written) ?? 0;
}
