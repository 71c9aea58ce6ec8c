/** A set of repositories: whole orgs but for some repositories, and single repositories of other orgs. */
export interface OrgRepos {
  /** By org, the repositories `org/repo` of it that are not in the set. */
  readonly orgs: ReadonlyMap<string, ReadonlySet<string>>;
  /** `org/repo` of orgs that are not in `orgs`. */
  readonly repos: ReadonlySet<string>;
}

/** The set of these orgs and repositories; a repository that is named is in it, although its org excludes it. */
export function orgRepos(
  orgs: Iterable<readonly [org: string, excluded: readonly string[]]>,
  repos: Iterable<string>,
): OrgRepos {
  const named = new Set(repos);
  const exceptions = new Map<string, ReadonlySet<string>>();
  for (const [org, excluded] of orgs) {
    const before = exceptions.get(org);
    const both = excluded.filter((repo) => !named.has(repo) && (before?.has(repo) ?? true));
    exceptions.set(org, new Set(both));
  }
  return {
    orgs: exceptions,
    repos: new Set([...named].filter((repo) => !exceptions.has(orgOf(repo)))),
  };
}

/** Is a repository `org/repo` in the set? */
export function covers({ orgs, repos }: OrgRepos, repo: string): boolean {
  return repos.has(repo) || orgs.get(orgOf(repo))?.has(repo) === false;
}

/** What is in one and not in the other. Prow: cmd/checkconfig/main.go `orgRepoConfig.difference`. */
export function difference(one: OrgRepos, other: OrgRepos): OrgRepos {
  return combined(one, other, (inOne, inOther) => inOne && !inOther);
}

/** Prow: cmd/checkconfig/main.go `orgRepoConfig.intersection`. */
export function intersection(one: OrgRepos, other: OrgRepos): OrgRepos {
  return combined(one, other, (inOne, inOther) => inOne && inOther);
}

/** Prow: cmd/checkconfig/main.go `orgRepoConfig.union`. */
export function union(one: OrgRepos, other: OrgRepos): OrgRepos {
  return combined(one, other, (inOne, inOther) => inOne || inOther);
}

/**
 * Outside the repositories that one of both sets names, an org is in a set as a whole or not at all: so the orgs and the
 * named repositories are all that has to be looked at.
 */
function combined(
  one: OrgRepos,
  other: OrgRepos,
  isKept: (inOne: boolean, inOther: boolean) => boolean,
): OrgRepos {
  const named = [...new Set([...namedRepos(one), ...namedRepos(other)])];
  const [kept, left] = [true, false].map((wanted) =>
    named.filter((repo) => isKept(covers(one, repo), covers(other, repo)) === wanted),
  );
  const orgs = [...new Set([...one.orgs.keys(), ...other.orgs.keys()])]
    .filter((org) => isKept(one.orgs.has(org), other.orgs.has(org)))
    .map((org) => [org, (left ?? []).filter((repo) => orgOf(repo) === org)] as const);
  return orgRepos(orgs, kept ?? []);
}

function namedRepos({ orgs, repos }: OrgRepos): readonly string[] {
  return [...repos, ...[...orgs.values()].flatMap((exceptions) => [...exceptions])];
}

function orgOf(repo: string): string {
  return repo.split('/', 1).join('');
}

/** A member of a set: an org, or `org/repo`. */
export interface Member {
  readonly name: string;
  /** "the org kubernetes without kubernetes/api", "kubernetes/test-infra". */
  readonly inWords: string;
}

/** Each org and each repository of a set. */
export function members({ orgs, repos }: OrgRepos): readonly Member[] {
  const wholes = [...orgs].map(([name, exceptions]) => ({
    name,
    inWords: `the org ${name}${without([...exceptions].toSorted())}`,
  }));
  return [...wholes, ...[...repos].map((name) => ({ name, inWords: name }))];
}

/** Sentences stay readable with so many names in them. */
const MOST_NAMES = 4;

function without(names: readonly string[]): string {
  if (names.length === 0) return '';
  const named = names.slice(0, MOST_NAMES).join(', ');
  const others = names.length - MOST_NAMES;
  return ` without ${named}${others > 0 ? ` and ${others} more` : ''}`;
}
