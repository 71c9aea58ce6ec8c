import type { Config } from './config.ts';
import { repoKeys } from './in-repo/repo-keys.ts';

/** Are the jobs of a repository (`org/repo`) to be shown as check runs too? The narrowest setting counts. */
export function hasCheckRuns({ global }: Config, repo: string): boolean {
  const settings = global.sections.prowflow?.check_runs ?? {};
  const key = repoKeys(repo).find((one) => Object.hasOwn(settings, one));
  return key !== undefined && settings[key] === true;
}
