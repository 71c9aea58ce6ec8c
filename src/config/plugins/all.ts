import { grouped } from '../grouped.ts';
import type { Problem } from '../problem.ts';
import type { Placed } from '../read/collections.ts';
import type { Reader } from '../read/reader.ts';
import { cat, goose } from './api-key.ts';
import { approve } from './approve.ts';
import { blockades } from './blockades.ts';
import { blunderbuss, rifle } from './blunderbuss.ts';
import { branchCleaner } from './branch-cleaner.ts';
import { bugzilla } from './bugzilla.ts';
import { cherryPickApproved, cherryPickUnapproved } from './cherry-pick.ts';
import { configUpdater } from './config-updater.ts';
import { dco } from './dco.ts';
import { deleteSpamIssue } from './delete-spam-issue.ts';
import { externalPlugins } from './external-plugins.ts';
import { golint } from './golint.ts';
import { heart } from './heart.ts';
import { help } from './help.ts';
import { invalidCommitMsg } from './invalid-commit-msg.ts';
import { jira } from './jira.ts';
import { label } from './label.ts';
import { lgtm } from './lgtm.ts';
import { milestoneApplier, repoMilestone } from './milestones.ts';
import { override } from './override.ts';
import { owners } from './owners.ts';
import { projectConfig } from './project-config.ts';
import { projectManager } from './project-manager.ts';
import { releaseNote } from './release-note.ts';
import { requireMatchingLabel } from './require-matching-label.ts';
import { retitle } from './retitle.ts';
import type { PluginSection } from './section.ts';
import { sigmention } from './sigmention.ts';
import { size } from './size.ts';
import { slack } from './slack.ts';
import { triggers } from './triggers.ts';
import { welcome } from './welcome.ts';

/**
 * The top-level parts of plugins.yaml besides `plugins`. A new one is a file of its own and a line here.
 * Prow: pkg/plugins/config.go `Configuration`.
 */
export const PLUGIN_SECTIONS = {
  approve,
  blockades,
  blunderbuss,
  branch_cleaner: branchCleaner,
  bugzilla,
  cat,
  cherry_pick_approved: cherryPickApproved,
  cherry_pick_unapproved: cherryPickUnapproved,
  config_updater: configUpdater,
  dco,
  delete_spam_issue: deleteSpamIssue,
  external_plugins: externalPlugins,
  golint,
  goose,
  heart,
  help,
  invalid_commit_msg: invalidCommitMsg,
  jira,
  label,
  lgtm,
  milestone_applier: milestoneApplier,
  override,
  owners,
  project_config: projectConfig,
  project_manager: projectManager,
  release_note: releaseNote,
  repo_milestone: repoMilestone,
  require_matching_label: requireMatchingLabel,
  retitle,
  rifle,
  sigmention,
  size,
  slack,
  triggers,
  welcome,
};

type Table = typeof PLUGIN_SECTIONS;
type PluginSectionName = keyof Table;

type EntryOf<S> = S extends PluginSection<infer Entry, unknown> ? Entry : never;
type ValueOf<S> = S extends PluginSection<Placed<unknown>, infer Value> ? Value : never;

/** The entries of the sections that are there, with their places, in the order of the files. */
export type PluginEntries = { readonly [N in PluginSectionName]?: readonly EntryOf<Table[N]>[] };

/** What the sections that are there say. */
export type PluginSections = { readonly [N in PluginSectionName]?: ValueOf<Table[N]> };

type SectionFields = {
  readonly [N in PluginSectionName]: Reader<readonly EntryOf<Table[N]>[]>;
};

type AnyEntries = Readonly<Record<string, readonly Placed<unknown>[]>>;
type AnySections = Readonly<Record<string, PluginSection<Placed<unknown>, unknown>>>;

/** The fields that read the sections. */
export function pluginSectionFields(): SectionFields;
export function pluginSectionFields(): object {
  const sections: AnySections = PLUGIN_SECTIONS;
  return Object.fromEntries(Object.entries(sections).map(([name, { read }]) => [name, read]));
}

/** The sections among the fields of a file. */
export function pluginEntriesAmong(top: PluginEntries): PluginEntries;
export function pluginEntriesAmong(top: object): object {
  const fields = Object.entries(top);
  return Object.fromEntries(fields.filter(([name]) => Object.hasOwn(PLUGIN_SECTIONS, name)));
}

/** The entries of several files, one file after the other. */
export function joinedEntries(files: readonly PluginEntries[]): PluginEntries;
export function joinedEntries(files: readonly AnyEntries[]): object {
  const all = grouped(
    files.flatMap((file) => Object.entries(file)),
    ([name]) => name,
  );
  const joined = [...all].map(
    ([name, parts]) => [name, parts.flatMap(([, entries]) => entries)] as const,
  );
  return Object.fromEntries(joined);
}

/** What is wrong with sections, each by itself. */
export function pluginSectionProblems(written: PluginEntries): readonly Problem[] {
  const sections: AnySections = PLUGIN_SECTIONS;
  const all: readonly (readonly [string, readonly Placed<unknown>[]])[] = Object.entries(written);
  return all.flatMap(([name, entries]) => sections[name]?.problems(entries) ?? []);
}

/** What the sections say, without places. */
export function pluginSectionValues(written: PluginEntries): PluginSections;
export function pluginSectionValues(written: AnyEntries): object {
  const sections: AnySections = PLUGIN_SECTIONS;
  const values = Object.entries(written).flatMap(([name, entries]) => {
    const value = sections[name]?.value(entries);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(values);
}
