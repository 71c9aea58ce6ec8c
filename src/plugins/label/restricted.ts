import type { PluginSections } from '../../config/plugins/all.ts';
import { fullName, type RepoName } from '../../prowjob/ids.ts';
import { nameAmong } from '../../rules/same-name.ts';

/** A label that only some people may set and remove. */
export interface RestrictedLabel {
  readonly label: string;
  /** By slug. */
  readonly teams: readonly string[];
  readonly users: readonly string[];
  /** Labels of a pull request upon which the people are assigned. */
  readonly assignOn: readonly string[];
}

/**
 * The restricted labels of a repository, by their names in small letters; what is said of it alone counts more than what
 * is said of its org, and that more than `*`. Prow: pkg/plugins/config.go `Label.RestrictedLabelsFor`.
 */
export function restrictedLabelsOf(
  { label: { restricted_labels: written = {} } = {} }: PluginSections,
  repo: RepoName,
): ReadonlyMap<string, RestrictedLabel> {
  const entries = ['*', repo.org, fullName(repo)].flatMap((key) =>
    Object.hasOwn(written, key) ? (written[key] ?? []) : [],
  );
  return new Map(
    entries.map(({ label = '', allowed_teams, allowed_users, assign_on = [] }) => [
      label.toLowerCase(),
      {
        label,
        teams: allowed_teams ?? [],
        users: allowed_users ?? [],
        assignOn: assign_on.map((one) => one.label ?? ''),
      },
    ]),
  );
}

/** The labels that `/label` knows, in small letters. */
export function customLabelsOf(sections: PluginSections, repo: RepoName): ReadonlySet<string> {
  const additional = sections.label?.additional_labels ?? [];
  const named = additional.map((one) => one.toLowerCase());
  return new Set([...named, ...restrictedLabelsOf(sections, repo).keys()]);
}

/** May somebody set it, who is in these teams? Prow: pkg/plugins/label/label.go `canUserSetLabel`. */
export function maySet(
  { teams, users }: RestrictedLabel,
  login: string,
  actorTeams: readonly string[],
): boolean {
  return nameAmong(users, login) !== undefined || teams.some((one) => actorTeams.includes(one));
}
