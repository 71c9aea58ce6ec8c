import type { GlobalConfig } from '../config/config.ts';
import type { ProwJobSpec } from '../prowjob/spec.ts';

/**
 * Is a job kept from everybody's eyes? It says so itself, or code that it uses is of an org or repository that is hidden.
 * Prow: cmd/deck/main.go, `deck.hidden_repos`; pkg/deck/jobs/jobs.go.
 */
export function isHidden(
  { hidden, refs, extra_refs = [] }: Pick<ProwJobSpec, 'hidden' | 'refs' | 'extra_refs'>,
  { sections }: Pick<GlobalConfig, 'sections'>,
): boolean {
  if (hidden) return true;
  const repos = sections.deck?.hidden_repos ?? [];
  if (repos.length === 0) return false;
  const names = [...(refs ? [refs] : []), ...extra_refs].flatMap(({ org, repo }) => [
    org,
    `${org}/${repo}`,
  ]);
  return names.some((name) => repos.includes(name));
}
