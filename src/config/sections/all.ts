import type { Problem } from '../problem.ts';
import type { Placed } from '../read/collections.ts';
import { placed } from '../read/collections.ts';
import type { Reader } from '../read/reader.ts';
import { branchProtection } from './branch-protection/branch-protection.ts';
import { configVersionSha } from './config-version-sha.ts';
import { deck } from './deck.ts';
import { defaultJobTimeout } from './default-job-timeout.ts';
import { disabledClusters } from './disabled-clusters.ts';
import { gangway } from './gangway.ts';
import { gerrit } from './gerrit.ts';
import { githubReporter } from './github-reporter.ts';
import { github } from './github.ts';
import { horologium } from './horologium.ts';
import { inRepoConfig } from './in-repo-config.ts';
import { jenkinsOperators } from './jenkins-operators.ts';
import { logLevel } from './log-level.ts';
import { managedWebhooks } from './managed-webhooks.ts';
import { moonraker } from './moonraker.ts';
import { ownersDirDenylist } from './owners-dir-denylist.ts';
import { prowflow } from './prowflow.ts';
import { pubsubSubscriptions, pubsubTriggers } from './pubsub.ts';
import { pushGateway } from './push-gateway.ts';
import { scheduler } from './scheduler.ts';
import { sinker } from './sinker.ts';
import { slackReporterConfigs } from './slack-reporter-configs.ts';
import { statusErrorLink } from './status-error-link.ts';
import { tide } from './tide/tide.ts';
import type { Section, WrittenOf } from './section.ts';

/**
 * The top-level parts of config.yaml besides jobs and plank. A new one is a file of its own and a line here.
 * Prow: pkg/config/config.go `ProwConfig`.
 */
export const SECTIONS = {
  'branch-protection': branchProtection,
  config_version_sha: configVersionSha,
  deck,
  default_job_timeout: defaultJobTimeout,
  disabled_clusters: disabledClusters,
  gangway,
  gerrit,
  github,
  github_reporter: githubReporter,
  horologium,
  in_repo_config: inRepoConfig,
  jenkins_operators: jenkinsOperators,
  log_level: logLevel,
  managed_webhooks: managedWebhooks,
  moonraker,
  owners_dir_denylist: ownersDirDenylist,
  prowflow,
  pubsub_subscriptions: pubsubSubscriptions,
  pubsub_triggers: pubsubTriggers,
  push_gateway: pushGateway,
  scheduler,
  sinker,
  slack_reporter_configs: slackReporterConfigs,
  status_error_link: statusErrorLink,
  tide,
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
