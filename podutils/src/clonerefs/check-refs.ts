import { clonePath } from '../../../src/prowjob/clone-path.ts';
import type { Pull, Refs } from '../../../src/prowjob/refs.ts';
import { protocolOf, repositoryUri } from './repository-uri.ts';

const SHA = /^[0-9a-f]{7,64}$/i;

/** Git's own rules for names. Source: git-check-ref-format(1). */
const NO_REF =
  /[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\/|[/.]$|\.lock(?:\/|$)|(?:^|\/)\.|^[-/+]|^@$|^$/;

const CONTROL = /[\u0000-\u001f\u007f]/;

/**
 * Says what is wrong with refs, or nothing. Names and ids come from pull requests, and the rest may come from a job that
 * a pull request defines: nothing of it may become an option of git, leave the source folder or reach for a protocol
 * that is not allowed.
 */
export function refsProblem(refs: Refs, protocols: readonly string[]): string | undefined {
  const { base_ref = '', base_sha = '', pulls = [] } = refs;
  if (NO_REF.test(base_ref)) return `base_ref ${quoted(base_ref)} is not the name of a branch`;
  if (base_sha !== '' && !SHA.test(base_sha)) return `base_sha ${quoted(base_sha)} is no commit id`;
  return (
    firstProblem(pulls, pullProblem) ??
    pathProblem(clonePath(refs)) ??
    uriProblem(refs, protocols) ??
    firstProblem(refs.sparse_checkout_files ?? [], patternProblem)
  );
}

function pullProblem({ number, sha, ref }: Pull): string | undefined {
  if (sha !== '' && !SHA.test(sha)) {
    return `the sha ${quoted(sha)} of pull ${String(number)} is no commit id`;
  }
  if (ref && NO_REF.test(ref)) {
    return `the ref ${quoted(ref)} of pull ${String(number)} is not the name of a ref`;
  }
  return undefined;
}

function pathProblem(path: string): string | undefined {
  const segments = path.replace(/\/$/, '').split('/');
  const leadsOut = segments.some((segment) => ['', '.', '..', '.git'].includes(segment));
  if (!leadsOut && !CONTROL.test(path) && !path.startsWith('-')) return undefined;
  return `${quoted(path)} is no path to check out into`;
}

function uriProblem(refs: Refs, protocols: readonly string[]): string | undefined {
  const uri = repositoryUri(refs);
  const protocol = protocolOf(uri);
  if (protocol === undefined || CONTROL.test(uri) || /\s/.test(uri)) {
    return `${quoted(uri)} is not the address of a repository`;
  }
  if (protocols.includes(protocol)) return undefined;
  return `${quoted(uri)} needs the protocol ${protocol}; allowed are ${protocols.join(', ')}`;
}

function patternProblem(pattern: string): string | undefined {
  if (pattern !== '' && !pattern.startsWith('-') && !CONTROL.test(pattern)) return undefined;
  return `${quoted(pattern)} in sparse_checkout_files is no path`;
}

function firstProblem<T>(
  items: readonly T[],
  problemOf: (item: T) => string | undefined,
): string | undefined {
  return items.map(problemOf).find((problem) => problem !== undefined);
}

const quoted = (text: string): string => JSON.stringify(text.slice(0, 200));
