import type { Presubmit } from '../config.ts';

/** What the context of a presubmit is to the branches that it runs for. */
export type Requirement = 'required' | 'required-if-present' | 'optional';

/** Prow: pkg/config/branch_protection.go `BranchRequirements`. */
export function requirementOf(job: Presubmit, requiresManualJobs: boolean): Requirement {
  if (job.optional || job.skipReport) return 'optional';
  const isAsked = job.when.kind === 'only-when-asked' && requiresManualJobs;
  const comesAlways = job.when.kind === 'always' || job.runBeforeMerge || isAsked;
  return comesAlways ? 'required' : 'required-if-present';
}
