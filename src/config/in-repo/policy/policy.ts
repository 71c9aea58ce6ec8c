import type { Config } from '../../config.ts';
import type { FlagRule, NameRule } from '../../sections/prowflow.ts';
import { repoKeys } from '../repo-keys.ts';

/** What the jobs that a repository defines may do. */
export interface Policy {
  /** They may do whatever jobs of the operators may. */
  readonly isTrusted: boolean;
  allows(rule: FlagRule): boolean;
  allowsName(rule: NameRule, name: string): boolean;
}

/** The policy for a repository (`org/repo`): all entries for it, its org and `*` together. */
export function policyFor({ global }: Config, repo: string): Policy {
  const keys = new Set(repoKeys(repo));
  const entries = (global.sections.prowflow?.in_repo_policies ?? [])
    .map(({ value }) => value)
    .filter(({ repos = [] }) => repos.some(({ value }) => keys.has(value)));
  return {
    isTrusted: entries.some(({ trusted }) => trusted === true),
    allows: (rule) => entries.some(({ allow }) => allow?.[rule] === true),
    allowsName: (rule, name) =>
      entries
        .flatMap(({ allow }) => allow?.[rule] ?? [])
        .some((entry) => entry === '*' || (COVERS[rule] ?? isSame)(entry, name)),
  };
}

type Covers = (entry: string, name: string) => boolean;

const isSame: Covers = (entry, name) => entry === name;

/** A path covers what is below it. */
const isAbove: Covers = (entry, path) => {
  const top = entry.endsWith('/') ? entry : `${entry}/`;
  return `${path}/`.startsWith(top) && !path.split('/').includes('..');
};

/** An org covers its repositories. */
const isOwner: Covers = (entry, repo) => entry === repo || repo.startsWith(`${entry}/`);

const COVERS: Partial<Record<NameRule, Covers>> = { host_paths: isAbove, repos: isOwner };
