import type { Presubmit } from '../config/config.ts';
import { isChangeRule } from './change-rule.ts';

/**
 * Can the changed files decide anything on this branch? When no job for it has a change rule, they need not be asked
 * for. Prow asks when the first such job is judged: pkg/config/jobs.go `NewGitHubDeferredChangedFilesProvider`.
 */
export function needsChangedFiles(jobs: readonly Presubmit[], branch: string): boolean {
  return jobs.some(({ when, branches }) => isChangeRule(when) && branches.shouldRun(branch).run);
}
