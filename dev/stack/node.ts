import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Progress } from '../progress.ts';
import type { Certificates } from './certificates.ts';
import { run } from './command.ts';
import { assertRuns, startDaemon, type Daemon } from './daemon.ts';
import { StackError } from './errors.ts';
import { buildImage } from './images.ts';
import type { KubeApi } from './kube-api.ts';
import {
  cniConfig,
  containerdConfig,
  kubeletConfig,
  NODE_NAME,
  PAUSE_IMAGE,
  type NodeFolders,
} from './node-config.ts';
import { inNode, startNodeNamespace } from './node-namespace.ts';
import { findCniFolder } from './packages.ts';
import type { InstancePaths } from './paths.ts';
import { waitFor } from './wait.ts';

/** What a node is started with; its bridge exists already, with the address `gateway`. */
export interface NodeOptions {
  readonly paths: InstancePaths;
  readonly folder: string;
  readonly certificates: Certificates;
  readonly subnet: string;
  readonly gateway: string;
  readonly kubeletPort: number;
  readonly kubeconfig: string;
  readonly progress: Progress;
}

/** Writes the configuration, starts containerd and gives it the pause image. Needs no API server yet. */
export async function startContainerd(options: NodeOptions): Promise<Daemon> {
  const { folder, paths } = options;
  const folders = await nodeFolders(folder);
  await Promise.all(
    [folders.containerdRoot, folders.cniConfig, folders.volumePlugins].map((each) =>
      mkdir(each, { recursive: true }),
    ),
  );
  const kubelet = { port: options.kubeletPort, gateway: options.gateway };
  await Promise.all([
    writeFile(join(folder, 'containerd.toml'), containerdConfig(folders)),
    writeFile(
      join(folders.cniConfig, '10-prowflow.conflist'),
      cniConfig(paths.bridge, options.subnet),
    ),
    writeFile(join(folder, 'kubelet.json'), kubeletConfig(kubelet, options.certificates, folders)),
    // Pods have no name server: an empty file makes look-ups fail at once instead of in time-outs.
    writeFile(folders.resolvConf, ''),
  ]);
  const containerd = await startNodeNamespace(folder);
  await untilContainerdAnswers(paths.instance, containerd);
  const config = { entrypoint: ['/bin/sleep', 'infinity'] };
  const { progress } = options;
  const { instance } = paths;
  await buildImage({ instance, name: PAUSE_IMAGE, layers: [], config, progress });
  return containerd;
}

/** Starts the kubelet beside containerd. Its API server must answer, or it would wait out its retries. */
export async function startKubelet(options: NodeOptions, binary: string): Promise<Daemon> {
  const { folder, gateway, kubeconfig, paths } = options;
  const { command, args } = await inNode(paths.instance, [
    binary,
    `--config=${join(folder, 'kubelet.json')}`,
    `--kubeconfig=${kubeconfig}`,
    `--hostname-override=${NODE_NAME}`,
    // Must be an address of this machine that is not loopback; the bridge's own is always there.
    `--node-ip=${gateway}`,
  ]);
  const env = { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` };
  return startDaemon(folder, 'kubelet', command, args, env);
}

/** Waits until the node has said since `startedAt` that it is ready: what it said before a restart does not count. */
export async function waitUntilNodeReady(
  api: KubeApi,
  startedAt: Date,
  daemons: readonly Daemon[],
): Promise<void> {
  // The API server keeps whole seconds.
  const since = Math.floor(startedAt.getTime() / 1000) * 1000;
  const check = async () => {
    await Promise.all(daemons.map(assertRuns));
    const answer = await api.call('GET', `/api/v1/nodes/${NODE_NAME}`);
    return isReadySince(answer.body, since) ? true : undefined;
  };
  await waitFor('the node to be ready', check, { timeoutMs: 120_000, everyMs: 150 });
}

/** Whether this Node object has been ready since a time in milliseconds. */
export function isReadySince(node: unknown, since: number): boolean {
  const status = fieldOf(node, 'status');
  const conditions = fieldOf(status, 'conditions');
  if (!Array.isArray(conditions)) return false;
  return conditions.some((condition: unknown) => {
    const heartbeat = fieldOf(condition, 'lastHeartbeatTime');
    const isReady =
      fieldOf(condition, 'type') === 'Ready' && fieldOf(condition, 'status') === 'True';
    return isReady && typeof heartbeat === 'string' && Date.parse(heartbeat) >= since;
  });
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}

async function untilContainerdAnswers(instance: string, containerd: Daemon): Promise<void> {
  const check = async () => {
    await assertRuns(containerd);
    const ctr = await inNode(instance, ['ctr', 'version']);
    return run(ctr.command, ctr.args).catch(() => undefined);
  };
  await waitFor('containerd to answer', check, { timeoutMs: 30_000 });
}

async function nodeFolders(folder: string): Promise<NodeFolders> {
  const cniPlugins = await findCniFolder();
  if (cniPlugins === undefined) {
    throw new StackError('MISSING_PREREQUISITE', 'the CNI plugins are not installed');
  }
  return {
    containerdRoot: join(folder, 'containerd'),
    cniConfig: join(folder, 'cni.d'),
    cniPlugins,
    volumePlugins: join(folder, 'volume-plugins'),
    resolvConf: join(folder, 'resolv.conf'),
  };
}
