import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Progress } from '../progress.ts';
import { createBridge } from './bridge.ts';
import { ensureCertificates } from './certificates.ts';
import { cleanUp, forget, stopPart } from './cleanup.ts';
import { run } from './command.ts';
import * as plane from './control-plane.ts';
import { StackError } from './errors.ts';
import { givenCluster, type GivenCluster } from './given.ts';
import { kubeApi } from './kube-api.ts';
import { writeAdminKubeconfig, writeInClusterKubeconfig } from './kubeconfig.ts';
import { ensureNamespaces, POD_NAMESPACE } from './namespaces.ts';
import { startContainerd, startKubelet, waitUntilNodeReady } from './node.ts';
import { claim } from './ownership.ts';
import { ensurePrerequisites, NEEDED_BY } from './packages.ts';
import { instancePaths, partFolder } from './paths.ts';
import { reservePorts, reserveSubnet } from './settings.ts';
import { ensureTools, kubectlBinary, KUBERNETES_TOOLS } from './tools.ts';

/** A cluster to use. */
export interface RunningKubernetes {
  /** Path of a kubeconfig file for an administrator. */
  readonly kubeconfig: string;
  /** Where Pods reach what this machine listens with; undefined without a node of ours. */
  readonly bridgeAddress: string | undefined;
  /** Whether we started it. */
  readonly own: boolean;
  /** Ends what was started, keeps its state; nothing for a cluster that is not ours. */
  stop(): Promise<void>;
}

/**
 * `full` runs real Pods, and uses the user's cluster where there is one (KUBECONFIG, or the one we are a Pod of).
 * `control-plane` is an API server without controllers, scheduler or node: always our own, since tests play the node.
 */
export type KubernetesMode = 'full' | 'control-plane';

/** What to start. With `fresh` the instance's earlier state is removed first. */
export interface KubernetesOptions {
  readonly instance: string;
  readonly mode: KubernetesMode;
  readonly progress: Progress;
  readonly fresh?: boolean;
}

/**
 * Starts the Kubernetes of an instance, after cleaning up what a killed start of it left behind.
 * Throws ALREADY_RUNNING, NEEDS_ROOT, MISSING_PREREQUISITE, BUILD_FAILED, DIED or TIMED_OUT; then nothing is left running.
 */
export async function startKubernetes(options: KubernetesOptions): Promise<RunningKubernetes> {
  const { instance, mode, progress } = options;
  const given = mode === 'full' ? givenCluster() : undefined;
  if (given !== undefined) return useGiven(instance, given, progress);
  if (mode === 'full' && process.getuid?.() !== 0) {
    throw new StackError(
      'NEEDS_ROOT',
      'a local Kubernetes that runs Pods needs root; as another user, set KUBECONFIG to a cluster of yours',
    );
  }
  await ensurePrerequisites(NEEDED_BY[mode], progress);
  const tool = await ensureTools(KUBERNETES_TOOLS[mode], progress);
  await claim(instance, 'kubernetes');
  const stop = (): Promise<void> => stopPart(instance, 'kubernetes');
  try {
    const title = mode === 'full' ? 'starting Kubernetes' : 'starting a Kubernetes API server';
    const started = await progress.step(title, () => start(options, tool));
    return { ...started, own: true, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

type Started = Pick<RunningKubernetes, 'kubeconfig' | 'bridgeAddress'>;

async function start(options: KubernetesOptions, tool: ToolPaths): Promise<Started> {
  const { instance, mode } = options;
  await cleanUp(instance, 'kubernetes');
  if (options.fresh === true) await forget(instance, 'kubernetes');
  const paths = instancePaths(instance);
  const folder = partFolder(paths, 'kubernetes');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const [certificates, port] = await Promise.all([
    ensureCertificates(join(folder, 'pki')),
    reservePorts(paths, ['etcd', 'etcd-peer', 'apiserver', 'kubelet']),
  ]);
  const kubeconfig = join(folder, 'kubeconfig');
  const server = `https://127.0.0.1:${String(port('apiserver'))}`;
  await writeAdminKubeconfig(kubeconfig, server, certificates);
  const hasControllers = mode === 'full';
  const control: plane.ControlPlane = { folder, certificates, kubeconfig, port, hasControllers };
  const api = await kubeApi(port('apiserver'), certificates);

  const controlPlane = async () => {
    const etcd = await plane.startEtcd(control);
    const apiServer = await plane.startApiServer(control, tool('kube-apiserver'));
    await plane.waitUntilReady(api, [etcd, apiServer]);
  };
  if (mode === 'control-plane') {
    await controlPlane();
    await ensureNamespaces(api, hasControllers);
    return { kubeconfig, bridgeAddress: undefined };
  }

  const startedAt = new Date();
  const subnet = await reserveSubnet(paths);
  const gateway = await createBridge(paths, subnet);
  const kubeletPort = port('kubelet');
  const { progress } = options;
  const node = { paths, folder, certificates, subnet, gateway, kubeletPort, kubeconfig, progress };
  const makingContainerd = startContainerd(node);
  const makingControlPlane = controlPlane();
  // Both ends are waited for before one's failure is told: else a part could still start while the rest is stopped.
  await Promise.allSettled([makingContainerd, makingControlPlane]);
  const containerd = await makingContainerd;
  await makingControlPlane;
  const kubelet = await startKubelet(node, tool('kubelet'));
  await plane.startControllerManager(control, tool('kube-controller-manager'));
  await plane.startScheduler(control, tool('kube-scheduler'));
  await ensureNamespaces(api, hasControllers);
  await waitUntilNodeReady(api, startedAt, [containerd, kubelet]);
  return { kubeconfig, bridgeAddress: gateway };
}

type ToolPaths = (name: (typeof KUBERNETES_TOOLS)['full'][number]) => string;

async function useGiven(
  instance: string,
  given: GivenCluster,
  progress: Progress,
): Promise<RunningKubernetes> {
  const folder = partFolder(instancePaths(instance), 'kubernetes');
  const kubeconfig = given.kind === 'kubeconfig' ? given.path : join(folder, 'kubeconfig');
  if (given.kind === 'in-cluster') await writeInClusterKubeconfig(kubeconfig, given.server);
  const kubectl = await kubectlBinary(progress);
  const base = [`--kubeconfig=${kubeconfig}`, '--request-timeout=20s'];
  await progress.step(`using the cluster of ${kubeconfig}`, async () => {
    const list = ['get', 'namespace', POD_NAMESPACE, '--ignore-not-found', '--output=name'];
    const found = await run(kubectl, [...base, ...list]);
    if (found.trim() === '') await run(kubectl, [...base, 'create', 'namespace', POD_NAMESPACE]);
  });
  return { kubeconfig, bridgeAddress: undefined, own: false, stop: () => Promise.resolve() };
}
