import type { Refs } from '../../../src/prowjob/refs.ts';

/** Where a repository is fetched from, without credentials. Prow: pkg/pod-utils/clone/clone.go `gitCtxForRefs`. */
export function repositoryUri({ org, repo, repo_link, clone_uri }: Refs): string {
  if (clone_uri) return clone_uri;
  if (repo_link) return `${repo_link}.git`;
  return `https://github.com/${org}/${repo}.git`;
}

const URL_LIKE = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/is;

/** `user@host:path`, which git reads as SSH. */
const SCP_LIKE = /^(?:[\w.-]+@)?[\w.-]+:(?!:)/;

/** A host, with or without a user, that ssh would take for an option. */
const OPTION_AS_HOST = /^(?:[^/@]*@)?-/;

/**
 * The protocol that git would use, in the words of its `protocol.*.allow`; undefined for what it may not even look at:
 * options and remote helpers (`ext::…`).
 */
export function protocolOf(uri: string): string | undefined {
  const [, scheme, rest = ''] = URL_LIKE.exec(uri) ?? [];
  if (OPTION_AS_HOST.test(scheme === undefined ? uri : rest)) return undefined;
  if (scheme !== undefined) return scheme.toLowerCase();
  if (SCP_LIKE.test(uri)) return 'ssh';
  return uri === '' || /^[^/]*:/.test(uri) ? undefined : 'file';
}

/** A login for the code host over HTTP. GitHub takes a personal token as the user. */
export interface Login {
  readonly user: string;
  readonly password: string;
}

/** The address with a login in it, for HTTP only. */
export function withLogin(uri: string, { user, password }: Login): string {
  const url = new URL(uri);
  url.username = encodeURIComponent(user);
  url.password = encodeURIComponent(password);
  return url.href;
}

/**
 * Whether a login for GitHub may go to this address: to GitHub's own host or that of an API endpoint, and not unencrypted
 * unless the endpoint is, too. A job that a pull request defines may name any `clone_uri`.
 */
export function mayLogIn(uri: string, apiEndpoints: readonly string[]): boolean {
  if (!URL.canParse(uri)) return false;
  const { protocol, hostname } = new URL(uri);
  return ['https://github.com', ...apiEndpoints].some((endpoint) => {
    const known = new URL(endpoint);
    const isSafe = protocol === 'https:' || (protocol === 'http:' && known.protocol === 'http:');
    return isSafe && known.hostname.replace(/^api\./, '') === hostname;
  });
}
