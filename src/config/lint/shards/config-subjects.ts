import type { Placed } from '../../read/collections.ts';
import { within } from '../../read/place.ts';
import type { BranchProtection } from '../../sections/branch-protection/branch-protection.ts';
import { saysPolicy } from '../../sections/branch-protection/policy.ts';
import type { ShardFile, ShardSections } from '../../supplemental/read-shard-file.ts';
import { isMapping } from '../../yaml-value.ts';
import { entriesAsSubjects, keysAsSubjects } from './subject.ts';
import type { Subject } from './subject.ts';

/** What a file that adds to config.yaml speaks of. Prow: pkg/config/config.go `ProwConfig.HasConfigFor`. */
export function configSubjects({ sections }: ShardFile): readonly Subject[] {
  const { 'branch-protection': protection, slack_reporter_configs: slack, tide } = sections;
  return [
    ...(protection ? protectedSubjects(protection) : []),
    ...(slack ? keysAsSubjects(slack.place, slack.value) : []),
    ...(tide ? tideSubjects(tide) : []),
  ];
}

function protectedSubjects({ value, place }: Placed<BranchProtection>): readonly Subject[] {
  const isGlobal = Object.keys(value).some((name) => name !== 'orgs');
  const ofOrgs = Object.entries(value.orgs ?? {}).flatMap(([name, org]) => [
    ...(saysPolicy(org.value) ? [{ name, place: org.place }] : []),
    ...Object.entries(org.value.repos ?? {}).map(([repo, written]) => ({
      name: `${name}/${repo}`,
      place: written.place,
    })),
  ]);
  return [...(isGlobal ? [{ name: '*', place }] : []), ...ofOrgs];
}

function tideSubjects({ value }: NonNullable<ShardSections['tide']>): readonly Subject[] {
  const ofMethods = Object.entries(value.merge_method ?? {}).flatMap(([key, method]) => {
    const repos: object = isMapping(method.value) ? method.value : {};
    const ofRepos = keysAsSubjects(method.place, repos);
    if (key.includes('/') || ofRepos.length === 0) {
      return [{ name: key.replace(/@.*$/, ''), place: method.place }];
    }
    return ofRepos.map((repo) => ({
      ...repo,
      name: repo.name === '*' ? key : `${key}/${repo.name}`,
    }));
  });
  const ofQueries = (value.queries ?? []).flatMap((query) => [
    ...entriesAsSubjects(within(query.place, 'orgs'), query.value.orgs),
    ...entriesAsSubjects(within(query.place, 'repos'), query.value.repos),
  ]);
  return [...ofMethods, ...ofQueries];
}
