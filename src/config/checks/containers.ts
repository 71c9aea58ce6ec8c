import type { Container } from '../../prowjob/pod-spec.ts';
import type { Problem } from '../problem.ts';
import type { Check, LoadedJob } from './loaded-job.ts';
import { jobProblem } from './loaded-job.ts';

/** Names of the containers that decoration adds. Prow: pkg/pod-utils/decorate/podspec.go `PodUtilsContainerNames`. */
const RESERVED = ['clonerefs', 'initupload', 'place-entrypoint', 'sidecar'];

/** Prow: pkg/config/config.go `validatePodSpec`, `validateDecoration`. */
export const checkContainers: Check = (job) => {
  const { spec, decoration_config } = job.fields;
  if (!spec) return [];
  const containers = spec.containers ?? [];
  if (containers.length === 0) {
    return [jobProblem(job, 'spec', 'the spec needs at least one container')];
  }
  const hasTooMany = containers.length > 1 && !decoration_config;
  return [
    ...initContainerProblems(job),
    ...(hasTooMany ? [jobProblem(job, ['spec', 'containers'], ONE_CONTAINER)] : []),
    ...(containers.length > 1 ? nameProblems(job, containers) : []),
    ...(decoration_config ? commandProblems(job, containers) : []),
  ];
};

const ONE_CONTAINER = 'only a decorated job may have more than one container; set decorate: true';

/** An init container that keeps running is a sidecar, which decoration leaves alone. */
function initContainerProblems(job: LoadedJob): readonly Problem[] {
  const says = 'init containers are not allowed, except those with restartPolicy: Always';
  return (job.fields.spec?.initContainers ?? []).flatMap(({ restartPolicy }, index) =>
    restartPolicy === 'Always' ? [] : [jobProblem(job, ['spec', 'initContainers', index], says)],
  );
}

function nameProblems(job: LoadedJob, containers: readonly Container[]): readonly Problem[] {
  const seen = new Set<string>();
  return containers.flatMap(({ name }, index) => {
    const says = nameProblem(name, seen);
    seen.add(name);
    return says === undefined ? [] : [jobProblem(job, ['spec', 'containers', index, 'name'], says)];
  });
}

function nameProblem(name: string, seen: ReadonlySet<string>): string | undefined {
  if (name === '') return 'each of several containers needs a name';
  if (seen.has(name)) return `there are two containers with the name ${name}`;
  return RESERVED.includes(name)
    ? `the container name ${name} is taken by decoration; choose another`
    : undefined;
}

/** The entrypoint that wraps a test cannot see what the image would run. */
function commandProblems(job: LoadedJob, containers: readonly Container[]): readonly Problem[] {
  return containers.flatMap(({ command = [], args = [] }, index) => {
    if ([...command, ...args][0]) return [];
    const says = 'a container of a decorated job needs a command or args';
    return [jobProblem(job, ['spec', 'containers', index], says)];
  });
}
