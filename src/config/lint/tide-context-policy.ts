import { branchesNamedBy, hasGoodPatterns } from '../checks/branch-names.ts';
import type { LoadedPresubmit } from '../checks/loaded-job.ts';
import { jobProblem } from '../checks/loaded-job.ts';
import { requirementOf } from '../checks/requirement.ts';
import type { Requirement } from '../checks/requirement.ts';
import { grouped } from '../grouped.ts';
import type { Problem } from '../problem.ts';
import { problemAt, within } from '../read/place.ts';
import type { MainFile } from '../schema/main-file.ts';
import { inherit } from '../sections/inherit.ts';
import type { ContextPolicy } from '../sections/tide/context-options.ts';
import { contradictions } from '../sections/tide/context-problems.ts';
import { branchContexts, namedBranches } from './branch-contexts.ts';
import type { BranchContexts } from './branch-contexts.ts';
import type { Lint, LintMaterial } from './rule.ts';

/** Prow: cmd/checkconfig/main.go `validateTideContextPolicy`, pkg/config/tide.go `GetTideContextPolicy`. */
export const tideContextPolicy: Lint = {
  name: 'tide-context-policy',
  help: 'tide.context_options says of a context what its job or branch-protection contradicts, such as optional of one that must be green: Tide merges nothing into the branch.',
  runs: 'by-default',
  find: contextPolicyProblems,
};

function contextPolicyProblems({ main, jobs }: LintMaterial): readonly Problem[] {
  const byRepo = grouped(jobs.presubmits.filter(hasGoodPatterns), ({ repo }) => repo);
  const named = namedBranches(main);
  const repos = [...new Set([...byRepo.keys(), ...named.keys()])];
  return repos.flatMap((repo) => {
    const ofRepo = byRepo.get(repo) ?? [];
    const branches = new Set([...branchesNamedBy(ofRepo), ...(named.get(repo) ?? [])]);
    // Only GitHub knows which branches there are; one is looked at in any case.
    const looked = branches.size === 0 ? ['master'] : [...branches];
    const problems = looked.flatMap((branch) => ofBranch(main, repo, branch, ofRepo));
    return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
  });
}

function ofBranch(
  main: MainFile,
  repo: string,
  branch: string,
  jobs: readonly LoadedPresubmit[],
): readonly Problem[] {
  const contexts = branchContexts(main, repo, branch);
  const running = jobs.filter(({ job }) => job.branches.shouldRun(branch).run);
  return [
    ...ofProtection(main, repo, branch, contexts),
    ...running.flatMap((job) => ofJob(job, contexts)),
  ];
}

/** What options say by themselves is told by loading. */
function ofProtection(
  { sections }: MainFile,
  repo: string,
  branch: string,
  { options, policy }: BranchContexts,
): readonly Problem[] {
  const { tide } = sections;
  if (!tide) return [];
  return newContradictions(options, policy).map((says) =>
    problemAt(
      within(tide.place, 'context_options'),
      `with branch-protection, for the branch ${branch} of ${repo}: ${says}`,
    ),
  );
}

/** The list of a policy that the context of a job is in. */
const LIST = {
  required: 'required-contexts',
  'required-if-present': 'required-if-present-contexts',
  optional: 'optional-contexts',
} as const satisfies Record<Requirement, keyof ContextPolicy>;

function ofJob(
  job: LoadedPresubmit,
  { policy, requiresManualJobs }: BranchContexts,
): readonly Problem[] {
  const requirement = requirementOf(job.job, requiresManualJobs);
  const withJob = inherit(policy, { [LIST[requirement]]: [job.job.context] });
  return newContradictions(policy, withJob).map((says) => {
    const sentence = `to tide.context_options its context is ${requirement}: ${says}`;
    return jobProblem(job, 'context', sentence);
  });
}

function newContradictions(before: ContextPolicy, after: ContextPolicy): readonly string[] {
  const known = new Set(contradictions(before));
  return contradictions(after).filter((says) => !known.has(says));
}
