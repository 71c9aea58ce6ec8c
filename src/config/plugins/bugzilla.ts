import type { Problem } from '../problem.ts';
import { mapOf } from '../read/collections.ts';
import type { Placed } from '../read/collections.ts';
import { object } from '../read/object.ts';
import { inside, within } from '../read/place.ts';
import type { Place } from '../read/place.ts';
import { described, titled } from '../read/reader.ts';
import type { Read } from '../read/reader.ts';
import { bugzillaOptions } from './bugzilla-options.ts';
import { repeatedClaims } from './claim.ts';
import type { Claim } from './claim.ts';
import type { PluginSection } from './section.ts';
import { onlyEntry } from './section.ts';

const byBranch = mapOf(bugzillaOptions);

const repoOptions = titled(
  'BugzillaRepo',
  object({ branches: described('By branch; * is any branch.', byBranch) }),
);

const orgOptions = titled(
  'BugzillaOrg',
  object({
    default: described('For all repositories, by branch; * is any branch.', byBranch),
    repos: described('By repository, without the org.', mapOf(repoOptions)),
  }),
);
type OrgOptions = Read<typeof orgOptions>;

const written = object({
  default: described('For all orgs, by branch; * is any branch.', byBranch),
  orgs: described('By org.', mapOf(orgOptions)),
});
type Bugzilla = Read<typeof written>;

/** Prow: pkg/plugins/config.go `Bugzilla`. */
export const bugzilla: PluginSection<Placed<Bugzilla>, Bugzilla> = {
  read: described('Which bugs pull requests may name: the plugin bugzilla.', onlyEntry(written)),
  problems: conflicts,
  value: ([first, ...others]) =>
    first && others.reduce((all, { value }) => joined(all, value), first.value),
};

/** Several files may speak of one org, each of other repositories. Prow: pkg/plugins/config.go `Bugzilla.mergeFrom`. */
function joined(one: Bugzilla, other: Bugzilla): Bugzilla {
  const orgs = Object.entries(other.orgs ?? {}).map(([org, options]) => {
    const known = one.orgs && Object.hasOwn(one.orgs, org) ? one.orgs[org] : undefined;
    return [org, joinedOrg(known ?? {}, options)] as const;
  });
  return { ...other, ...one, orgs: { ...one.orgs, ...Object.fromEntries(orgs) } };
}

function joinedOrg(one: OrgOptions, other: OrgOptions): OrgOptions {
  return { ...other, ...one, repos: { ...other.repos, ...one.repos } };
}

function conflicts(entries: readonly Placed<Bugzilla>[]): readonly Problem[] {
  return repeatedClaims(entries.flatMap(claims));
}

function claims({ value, place }: Placed<Bugzilla>): readonly Claim[] {
  const orgs = Object.entries(value.orgs ?? {}).flatMap(([org, options]) => {
    const at = within(place, 'orgs', org);
    return orgClaims(`bugzilla.orgs.${org}`, { value: options, place: at });
  });
  return value.default ? [claim('bugzilla.default', inside(place, 'default')), ...orgs] : orgs;
}

function orgClaims(name: string, { value, place }: Placed<OrgOptions>): readonly Claim[] {
  const repos = Object.keys(value.repos ?? {}).map((repo) =>
    claim(`${name}.repos.${repo}`, within(place, 'repos', repo)),
  );
  return value.default ? [claim(`${name}.default`, inside(place, 'default')), ...repos] : repos;
}

function claim(name: string, place: Place): Claim {
  return { key: name, place, says: `${name} is set` };
}
