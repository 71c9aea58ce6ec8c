import { isMapping } from '../../yaml-value.ts';
import { refusedName } from './finding.ts';
import type { Finding, Path, Scope } from './finding.ts';
import { each, fields, free, trustedOnly } from './judge.ts';
import type { Judge } from './judge.ts';

/** An address that says nothing but a host and a repository there, so that no two programs read it differently. */
interface Address {
  readonly host: string;
  readonly repo: string;
}

const HOST = '([a-z0-9][a-z0-9.-]*)';
const REPO = String.raw`((?:[\w.~-]+\/)*[\w.~-]+?)(?:\.git)?\/?`;
const FORMS = [
  new RegExp(String.raw`^https?:\/\/${HOST}(?::\d+)?\/${REPO}$`, 'i'),
  new RegExp(String.raw`^ssh:\/\/(?:git@)?${HOST}(?::\d+)?\/${REPO}$`, 'i'),
  new RegExp(String.raw`^(?:git@)?${HOST}:${REPO}$`, 'i'),
];

function addressOf(uri: string): Address | undefined {
  const [, host, repo] = FORMS.map((form) => form.exec(uri)).find((match) => match) ?? [];
  return host === undefined || repo === undefined ? undefined : { host: host.toLowerCase(), repo };
}

/** Code may be cloned from the code host and from hosts that are allowed. */
const cloneAddress: Judge = (value, path, { cloneHosts, policy }) => {
  if (value === '' || value === null) return [];
  const uri = typeof value === 'string' ? value : '';
  const host = addressOf(uri)?.host;
  const isKnown =
    host !== undefined && (cloneHosts.includes(host) || policy.allowsName('clone_hosts', host));
  return isKnown ? [] : [refusedName(path, 'clone_hosts', uri)];
};

/**
 * What the operators' credentials open is not for every job: with them only the repository itself is cloned, and those
 * that are allowed. The address counts, not the name.
 */
function repoFindings(
  { org, repo, clone_uri, repo_link }: Readonly<Record<string, unknown>>,
  path: Path,
  scope: Scope,
): readonly Finding[] {
  if (!scope.hasCloneSecrets) return [];
  const uri = textOf(clone_uri) || textOf(repo_link);
  const name = uri === '' ? `${textOf(org)}/${textOf(repo)}` : (addressOf(uri)?.repo ?? uri);
  const isAllowed = name === scope.repo || scope.policy.allowsName('repos', name);
  return isAllowed ? [] : [refusedName(path, 'repos', name)];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The address that the repository itself is cloned from. */
export const OWN_ADDRESS: Judge = (value, path, scope) => [
  ...cloneAddress(value, path, scope),
  ...(textOf(value) === '' ? [] : repoFindings({ clone_uri: value }, path, scope)),
];

const REFS = fields({
  auxiliary: free,
  base_link: free,
  base_ref: free,
  base_sha: free,
  blobless_fetch: free,
  clone_depth: free,
  clone_uri: cloneAddress,
  org: free,
  path_alias: free,
  pulls: trustedOnly('its own pull request is all that a job tests'),
  repo: free,
  repo_link: cloneAddress,
  skip_fetch_head: free,
  skip_submodules: free,
  sparse_checkout_files: free,
  workdir: free,
});

/** Prow: pkg/apis/prowjobs/v1/types.go `Refs`. */
export const EXTRA_REFS = each((value, path, scope) => [
  ...REFS(value, path, scope),
  ...(isMapping(value) ? repoFindings(value, path, scope) : []),
]);
