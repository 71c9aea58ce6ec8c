/** A kind of problem that loading finds, under the name that tools know it by. Unlike a lint it cannot be left out. */
export interface ProblemKind {
  readonly name: string;
  readonly level: 'error' | 'warning';
  /** What is wrong, for people who meet it for the first time. */
  readonly help: string;
}

/** What a problem is called that is of no other kind. */
export const INVALID = 'invalid-configuration';

const ERRORS = {
  [INVALID]: 'A file cannot be read, or a section contradicts itself.',
  yaml: 'The file is no YAML that Prow would read.',
  form: 'A value is not of the kind that its field takes: text where a list belongs, say.',
  'duplicate-job': 'Two jobs have one name where they cannot be told apart by anything else.',
  'duplicate-context': 'Two jobs report to one context, for the same branch.',
  'duplicate-preset': 'Two presets have the same label.',
  'job-agent':
    'A job lacks what its agent needs, has what another one needs, or nobody knows its agent.',
  'job-annotations': 'An annotation of a job has a name that Kubernetes does not take.',
  'job-clone-uri': 'Git cannot clone from a clone_uri, or not with the token of the job.',
  'job-concurrency': 'The max_concurrency of a job is negative.',
  'job-containers': 'The Pod of a job has no container, or containers that decoration cannot wrap.',
  'job-decoration':
    'A decorated job lacks an image or a bucket, or its decoration_config contradicts itself.',
  'job-env': 'A container sets a variable twice, or one that prowflow sets.',
  'job-labels': 'A label of a job is none that Kubernetes takes, or one that prowflow sets.',
  'job-name': 'The name of a job has characters that cannot be part of paths and labels.',
  'job-patterns': 'A pattern of branches or files is no regular expression (RE2).',
  'job-preset': 'A preset adds to a job what is there already under the same name.',
  'job-queue': 'The job_queue_name of a job is not among plank.job_queue_capacities.',
  'job-reporting': 'A job contradicts itself in whether it reports.',
  'job-rerun-auth': 'A rerun_auth_config allows everybody and, besides, somebody in particular.',
  'job-run-rules':
    'A job has more than one of always_run, run_if_changed and skip_if_only_changed.',
  'job-schedule': 'A periodic has no schedule, more than one, or one that cannot be read.',
  'job-tekton-refs': 'A PipelineRun refers to code that its job does not clone.',
  'job-trigger': 'The trigger of a job does not fit its rerun_command.',
  'job-volume-mounts': 'A mount is of no volume, or has a name or path that decoration uses.',
  'job-volumes': 'A volume has a name that another one or decoration uses.',
  'in-repo-cluster': "A repository's own job names a build cluster that is not for the repository.",
  'in-repo-limits': "A repository's own files are more, or define more, than is read.",
  'in-repo-policy': "A repository's own job asks for what the repository may not have.",
  'blockade-pattern':
    'A pattern of a blockade is no regular expression (RE2). Prow loads it; its plugin cannot use it.',
  'branch-protection-policy':
    'A policy contradicts itself or a job, or has a pattern that is no regular expression. Prow loads it; its branchprotector stops at it.',
  'tide-context-options':
    'A context is, say, both required and optional. Prow loads it; its tide merges nothing there.',
  'unknown-plugin':
    'What plugins.yaml switches on is no plugin. Prow loads it; its checkconfig refuses it.',
};

const WARNINGS = {
  'repository-name': 'Jobs stand under something that is no repository: they never start.',
  'unsupported-template': 'A Go template has something that Prow can render and prowflow cannot.',
};

/** Every kind of problem, besides what lints find. */
export const PROBLEM_KINDS: readonly ProblemKind[] = [
  ...kinds('error', ERRORS),
  ...kinds('warning', WARNINGS),
];

function kinds(
  level: ProblemKind['level'],
  helpByName: Readonly<Record<string, string>>,
): readonly ProblemKind[] {
  return Object.entries(helpByName).map(([name, help]) => ({ name, level, help }));
}
