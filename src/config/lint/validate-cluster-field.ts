import { jobProblem } from '../checks/loaded-job.ts';
import type { LoadedJob } from '../checks/loaded-job.ts';
import type { Problem } from '../problem.ts';
import { problemAt } from '../read/place.ts';
import { allJobs } from './all-jobs.ts';
import type { Lint, LintMaterial } from './rule.ts';

/** Prow: cmd/checkconfig/main.go `validateCluster`, `validateJobCluster`. */
export const validateClusterField: Lint = {
  name: 'validate-cluster-field',
  help: 'A job names a build cluster that its agent cannot use, or that the file plank.build_cluster_status_file does not know.',
  runs: 'by-default',
  find: ({ main, jobs, clusterStatuses }) => [
    ...(clusterStatuses?.ok === false ? [unreadProblem(main, clusterStatuses.says)] : []),
    ...allJobs(jobs).flatMap((job) => clusterProblems(job, clusterStatuses)),
  ],
};

/** Who checks a configuration need not be who may read the store. */
function unreadProblem({ path, clusterStatusFile }: LintMaterial['main'], why: string): Problem {
  const says = `the states of the build clusters cannot be read, so jobs were not held against them: ${why}`;
  return clusterStatusFile ? problemAt(clusterStatusFile.place, says) : { file: path, says };
}

function clusterProblems(
  job: LoadedJob,
  clusterStatuses: LintMaterial['clusterStatuses'],
): readonly Problem[] {
  const { agent, cluster } = job.fields;
  if (agent === 'jenkins' && cluster !== 'default') {
    return [jobProblem(job, 'cluster', 'cluster has no effect with agent jenkins; remove it')];
  }
  if (!clusterStatuses?.ok || Object.hasOwn(clusterStatuses.byCluster, cluster)) return [];
  const known = Object.keys(clusterStatuses.byCluster).join(', ');
  const says = `there is no build cluster ${cluster}; the status file has ${known}`;
  return [jobProblem(job, 'cluster', says)];
}
