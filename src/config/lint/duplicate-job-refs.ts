import { jobProblem } from '../checks/loaded-job.ts';
import type { LoadedPresubmit } from '../checks/loaded-job.ts';
import type { Problem } from '../problem.ts';
import type { Lint } from './rule.ts';

/** Prow: cmd/checkconfig/main.go `validateJobExtraRefs`, pkg/config/config.go `ValidateRefs`. */
export const duplicateJobRefs: Lint = {
  name: 'duplicate-job-refs',
  help: 'A presubmit names a repository twice, in its extra_refs or beside its own: both are cloned to the same place.',
  runs: 'by-default',
  find: ({ jobs }) => jobs.presubmits.flatMap(repeatedRefs),
};

function repeatedRefs(job: LoadedPresubmit): readonly Problem[] {
  const seen = new Set([job.repo]);
  return (job.fields.extra_refs ?? []).flatMap(({ org, repo }, index) => {
    const name = `${org}/${repo}`;
    const isRepeated = seen.has(name);
    seen.add(name);
    if (!isRepeated) return [];
    return [jobProblem(job, ['extra_refs', index], `${name} is cloned already; remove this ref`)];
  });
}
