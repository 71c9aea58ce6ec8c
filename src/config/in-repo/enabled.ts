import type { Config } from '../config.ts';
import { repoKeys } from './repo-keys.ts';

/**
 * May a repository (`org/repo`) define jobs of its own? The narrowest setting counts.
 * Prow: pkg/config/config.go `InRepoConfigEnabled`.
 */
export function isInRepoEnabled({ global }: Config, repo: string): boolean {
  const enabled = global.sections.in_repo_config?.enabled ?? {};
  const key = repoKeys(repo).find((one) => Object.hasOwn(enabled, one));
  return key !== undefined && enabled[key] === true;
}
