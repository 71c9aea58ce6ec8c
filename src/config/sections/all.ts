import type { Problem } from '../problem.ts';
import type { Placed } from '../read/collections.ts';
import { placed } from '../read/collections.ts';
import type { Reader } from '../read/reader.ts';
import { anything } from '../read/scalars.ts';
import type { Section, WrittenOf } from './section.ts';
import { plainSection } from './section.ts';

/**
 * The top-level parts of config.yaml besides jobs and plank. A new one is a file of its own and a line here.
 * Prow: pkg/config/config.go `ProwConfig`.
 */
export const SECTIONS = {
  'branch-protection': plainSection(anything),
  config_version_sha: plainSection(anything),
  deck: plainSection(anything),
  default_job_timeout: plainSection(anything),
  disabled_clusters: plainSection(anything),
  gangway: plainSection(anything),
  gerrit: plainSection(anything),
  github: plainSection(anything),
  horologium: plainSection(anything),
  in_repo_config: plainSection(anything),
  jenkins_operators: plainSection(anything),
  log_level: plainSection(anything),
  managed_webhooks: plainSection(anything),
  moonraker: plainSection(anything),
  owners_dir_denylist: plainSection(anything),
  prowflow: plainSection(anything),
  pubsub_subscriptions: plainSection(anything),
  pubsub_triggers: plainSection(anything),
  push_gateway: plainSection(anything),
  scheduler: plainSection(anything),
  sinker: plainSection(anything),
  slack_reporter_configs: plainSection(anything),
  status_error_link: plainSection(anything),
  tide: plainSection(anything),
};

type SectionName = keyof typeof SECTIONS;

/** The sections that are there, as written. */
export type Sections = { readonly [Name in SectionName]?: WrittenOf<(typeof SECTIONS)[Name]> };

/** The same with their places, for the checks that look at several sections. */
export type PlacedSections = {
  readonly [Name in SectionName]?: Placed<WrittenOf<(typeof SECTIONS)[Name]>>;
};

type SectionFields = {
  readonly [Name in SectionName]: Reader<Placed<WrittenOf<(typeof SECTIONS)[Name]>>>;
};

type AnySections = Readonly<Record<string, Section<unknown>>>;

/** The fields that read the sections. */
export function sectionFields(): SectionFields;
export function sectionFields(): object {
  const sections: AnySections = SECTIONS;
  const fields = Object.entries(sections).map(([name, { read }]) => [name, placed(read)] as const);
  return Object.fromEntries(fields);
}

/** The sections among the fields of a file. */
export function sectionsAmong(top: PlacedSections): PlacedSections;
export function sectionsAmong(top: object): object {
  return Object.fromEntries(Object.entries(top).filter(([name]) => Object.hasOwn(SECTIONS, name)));
}

/** What is wrong with sections, each by itself. */
export function sectionProblems(written: PlacedSections): readonly Problem[] {
  const sections: AnySections = SECTIONS;
  const all: readonly (readonly [string, Placed<unknown>])[] = Object.entries(written);
  return all.flatMap(([name, section]) => sections[name]?.problems(section) ?? []);
}

/** The sections without their places. */
export function sectionValues(written: PlacedSections): Sections;
export function sectionValues(written: Readonly<Record<string, Placed<unknown>>>): object {
  const values = Object.entries(written).map(([name, { value }]) => [name, value] as const);
  return Object.fromEntries(values);
}
