import type { Config } from '../config.ts';
import { repoKeys } from './repo-keys.ts';

/** Prow: pkg/config/config.go `loadConfig`: an empty list under `*` takes the default cluster away. */
const EVERYWHERE = { '*': ['default'] };

/**
 * The build clusters that jobs of a repository may run on: those for the repository, its org and `*` together.
 * Prow: pkg/config/config.go `InRepoConfigAllowsCluster`.
 */
export function allowedClusters({ global }: Config, repo: string): ReadonlySet<string> {
  const written = { ...EVERYWHERE, ...global.sections.in_repo_config?.allowed_clusters };
  const entries = new Map(Object.entries(written));
  return new Set(repoKeys(repo).flatMap((key) => entries.get(key) ?? []));
}
