import type { Refs } from './refs.ts';

/** Where code lives that says nothing of its host. */
const DEFAULT_HOST = 'github.com';

/**
 * The path under `src/` into which refs are checked out, in the form of a Go import path: `github.com/org/repo` unless
 * an alias or another host says otherwise. Prow: pkg/pod-utils/clone/clone.go `PathForRefs`.
 */
export function clonePath(refs: Refs): string {
  if (refs.path_alias) return refs.path_alias;
  if (refs.repo_link) return refs.repo_link.split('://').at(-1) ?? '';
  return `${DEFAULT_HOST}/${refs.org}/${refs.repo}`;
}
