import type { FlagRule, NameRule } from '../../sections/prowflow.ts';
import type { Policy } from './policy.ts';

export type Path = readonly (string | number)[];

/** Something in a job that its repository may not have. */
export interface Finding {
  /** From the top of the job. */
  readonly path: Path;
  /** Half a sentence after the job's title. */
  readonly says: string;
}

/** What judging one job takes to know. */
export interface Scope {
  readonly policy: Policy;
  /** `org/repo` */
  readonly repo: string;
  /** The service account that the Pod runs as. */
  readonly account: string;
  /** The volumes that the job declares; decoration adds others, some of them with credentials. */
  readonly volumes: ReadonlySet<string>;
  /** Hosts that a clone may come from without being allowed by name. */
  readonly cloneHosts: readonly string[];
  /** Is the code cloned with credentials of the operators? */
  readonly hasCloneSecrets: boolean;
}

/** What a name of each rule is a name of, and why not every job may have it. */
const NAMED: Readonly<Record<NameRule, { readonly noun: string; readonly why: string }>> = {
  service_accounts: { noun: 'the service account', why: 'its token opens the API of the cluster' },
  secrets: { noun: 'the Secret', why: 'a test can publish what it can read' },
  host_paths: { noun: 'the host path', why: 'files of the node belong to all its Pods' },
  volume_types: { noun: 'the volume type', why: 'it reaches data that others keep' },
  capabilities: { noun: 'the capability', why: 'it can lead out of the container' },
  sysctls: { noun: 'the sysctl', why: 'it is not safe for other Pods of the node' },
  node_names: { noun: 'the node', why: 'it passes by the scheduler and the taints of nodes' },
  runtime_classes: { noun: 'the runtime class', why: 'it can lead out of a sandbox' },
  schedulers: { noun: 'the scheduler', why: 'it may not keep to the rules of the usual one' },
  priority_classes: { noun: 'the priority class', why: 'it can push other Pods off their nodes' },
  tolerations: { noun: 'the toleration of', why: 'taints keep jobs off nodes that are not theirs' },
  labels: { noun: 'the label', why: 'programs of the cluster act on it' },
  annotations: { noun: 'the annotation', why: 'programs of the cluster act on it' },
  repos: { noun: 'the repository', why: 'it is cloned with credentials of the operators' },
  clone_hosts: { noun: 'the clone address', why: 'credentials are for known hosts only' },
  slack_channels: { noun: 'the Slack channel', why: 'messages come in the name of the operators' },
};

const FLAGGED: Readonly<Record<FlagRule, string>> = {
  host_namespaces: 'it reaches what only the node may reach',
  host_ports: 'ports of the node belong to all its Pods',
  privileged: 'it weakens the walls around the container',
  dns: 'the clone and the upload, which have credentials, would follow it as well',
  utility_images: 'they hold the credentials of clone and upload',
  storage: 'results of others are kept there',
  censoring: 'secrets could get into logs',
  rerun_auth: 'operators say who may run jobs',
};

/** A name that is not allowed. */
export function refusedName(path: Path, rule: NameRule, name: string): Finding {
  const { noun, why } = NAMED[rule];
  const says = `${noun} ${quoted(name)} is not for jobs of this repository, because ${why}`;
  return { path, says: `${says}; operators can allow it with ${rule}` };
}

/** A setting that is not allowed. */
export function refusedFlag(path: Path, rule: FlagRule): Finding {
  const says = `${settingAt(path)} is not for jobs of this repository, because ${FLAGGED[rule]}`;
  return { path, says: `${says}; operators can allow it with ${rule}` };
}

/** Something that only the jobs of a trusted repository may have. */
export function refused(path: Path, why: string): Finding {
  const says = `${settingAt(path)} is only for jobs of repositories that operators trust, because ${why}`;
  return { path, says };
}

/** Text that came with a job, in one line whatever it is. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 100 ? `${text.slice(0, 100)}…` : text);
}

function settingAt(path: Path): string {
  const name = path.findLast((key) => typeof key === 'string') ?? 'the job';
  return /^\w+$/.test(name) ? name : quoted(name);
}
