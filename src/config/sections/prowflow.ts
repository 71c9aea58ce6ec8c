import { strictObject } from '../in-repo/strict-object.ts';
import type { Problem } from '../problem.ts';
import type { Placed } from '../read/collections.ts';
import { listOf, mapOf, placed } from '../read/collections.ts';
import { inside, problemAt } from '../read/place.ts';
import type { Read, Reader } from '../read/reader.ts';
import { described, titled } from '../read/reader.ts';
import { filledText, flag, text } from '../read/scalars.ts';
import type { Section } from './section.ts';

/** What has a name is allowed by name; "*" stands for every name. */
const NAMES = {
  service_accounts: names('Service accounts that jobs may run as.'),
  secrets: names('Secrets that jobs may use, in whatever way.'),
  host_paths: names('Paths of the node that jobs may mount, each with all that is below it.'),
  volume_types: names(
    'Kinds of volumes, by their field in Kubernetes, such as persistentVolumeClaim.',
  ),
  capabilities: names('Linux capabilities that containers may add.'),
  sysctls: names('Kernel settings that Kubernetes does not call safe.'),
  node_names: names('Nodes that jobs may choose past the scheduler.'),
  runtime_classes: names('Runtime classes that jobs may choose.'),
  schedulers: names('Schedulers that jobs may choose.'),
  priority_classes: names('Priority classes that jobs may choose.'),
  tolerations: names('Keys of taints that jobs may tolerate.'),
  labels: names('Labels of reserved domains that jobs may set.'),
  annotations: names('Annotations with a domain that jobs may set.'),
  repos: names(
    'Other repositories that jobs may clone with the operators’ credentials: org/repo or org.',
  ),
  clone_hosts: names('Hosts that jobs may clone from, besides GitHub’s.'),
  slack_channels: names('Slack channels that jobs may report to.'),
};

const FLAGS = {
  host_namespaces: allowed('The network, processes and IPC of the node.'),
  host_ports: allowed('Ports of the node.'),
  privileged: allowed('Privileged containers, and less strict confinement of any kind.'),
  dns: allowed('Name servers and host names of the job’s own.'),
  utility_images: allowed('Other images for clone and upload.'),
  storage: allowed('Another place for logs and artifacts.'),
  censoring: allowed('Less censoring of logs and artifacts.'),
  rerun_auth: allowed('Saying who may run the job again.'),
};

/** What policies allow by name. */
export type NameRule = keyof typeof NAMES;
/** What policies allow altogether. */
export type FlagRule = keyof typeof FLAGS;

const policy = titled(
  'InRepoPolicy',
  strictObject({
    repos: described('Whom it is for: org/repo, org or "*".', listOf(placed(filledText))),
    trusted: described('Their jobs may do whatever a job of the operators may.', flag),
    allow: described(
      'What their jobs may do besides the usual.',
      strictObject({ ...NAMES, ...FLAGS }),
    ),
  }),
);

const fields = strictObject({
  fair_share: described(
    'Where jobs wait for slots, orgs take turns. Otherwise the oldest goes first, whosever it is.',
    flag,
  ),
  in_repo_policies: described(
    'What jobs that repositories define may do beyond building and testing. All entries that match count together.',
    listOf(placed(policy)),
  ),
  check_runs: described(
    'Whether jobs are shown as check runs beside their commit statuses: by "*", org or org/repo; the narrowest counts. It needs a GitHub App that may write checks.',
    mapOf(flag),
  ),
  history_bucket: described(
    'Where the list of finished runs is kept for longer than Temporal remembers them; the bucket of the default decoration. Empty keeps none.',
    text,
  ),
});

/** `prowflow`: all settings of config.yaml that Prow does not have. */
export const prowflow: Section<Read<typeof fields>> = {
  read: fields,
  problems: ({ value, place }) => [
    ...(value.in_repo_policies ?? []).flatMap(policyProblems),
    ...Object.keys(value.check_runs ?? {})
      .filter((key) => !REPOS.test(key))
      .map((key) => problemAt(inside(inside(place, 'check_runs'), key), noRepos(key))),
    ...(isBucket(value.history_bucket ?? '')
      ? []
      : [problemAt(inside(place, 'history_bucket'), NO_BUCKET)]),
  ],
};

function noRepos(key: string): string {
  return `check_runs must have keys that are org/repo, org or "*", not "${key}"`;
}

const NO_BUCKET =
  'history_bucket must be a bucket: NAME, gs://NAME, s3://NAME or file:///DIRECTORY';

function isBucket(text: string): boolean {
  return /^(?:(?:(?:gs|s3):\/\/)?[A-Za-z0-9][\w.-]*(?:\/.*)?|file:\/\/\/.*)?$/.test(text);
}

const REPOS = /^(?:\*|(?:https?:\/\/)?[\w.-]+(?:\/[\w.-]+)*)$/;

function policyProblems({ value, place }: Placed<Read<typeof policy>>): readonly Problem[] {
  const { repos = [], trusted, allow = {} } = value;
  const isEmpty = !trusted && Object.keys(allow).length === 0;
  return [
    ...(repos.length === 0
      ? [problemAt(place, 'a policy needs repos: a list of org/repo, org or "*"')]
      : []),
    ...(isEmpty
      ? [problemAt(place, 'a policy needs trusted: true, or something under allow')]
      : []),
    ...repos
      .filter((repo) => !REPOS.test(repo.value))
      .map((repo) =>
        problemAt(repo.place, `repos must have org/repo, org or "*", not "${repo.value}"`),
      ),
    ...(allow.host_paths ?? []).filter(isNoPath).map((path) => {
      const says = `host_paths must have absolute paths without .., not "${path}"`;
      return problemAt(inside(inside(place, 'allow'), 'host_paths'), says);
    }),
  ];
}

function isNoPath(path: string): boolean {
  return path !== '*' && (!path.startsWith('/') || path.split('/').includes('..'));
}

function names(description: string): Reader<readonly string[]> {
  return described(description, listOf(filledText));
}

function allowed(description: string): Reader<boolean> {
  return described(description, flag);
}
