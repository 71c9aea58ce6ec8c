import { join } from 'node:path';
import type { Certificates } from './certificates.ts';
import { which } from './command.ts';
import { assertRuns, startDaemon, type Daemon } from './daemon.ts';
import { StackError } from './errors.ts';
import type { KubeApi } from './kube-api.ts';
import { waitFor } from './wait.ts';

/** What the programs of a control plane are started with. */
export interface ControlPlane {
  /** Folder of the instance's Kubernetes: etcd's data, certificates, logs and pid files are in it. */
  readonly folder: string;
  readonly certificates: Certificates;
  readonly kubeconfig: string;
  readonly port: (name: 'etcd' | 'etcd-peer' | 'apiserver') => number;
  /** Whether the controllers that make service accounts run; without them Pods are admitted without one. */
  readonly hasControllers: boolean;
}

/** Starts etcd, which lets in only holders of the instance's certificates: other users of the machine get nothing. */
export async function startEtcd(plane: ControlPlane): Promise<Daemon> {
  const etcd = await which('etcd');
  if (etcd === undefined) throw new StackError('MISSING_PREREQUISITE', 'etcd is not installed');
  const { ca, server } = plane.certificates;
  const client = `https://127.0.0.1:${String(plane.port('etcd'))}`;
  const peer = `https://127.0.0.1:${String(plane.port('etcd-peer'))}`;
  const args = {
    name: 'prowflow',
    'data-dir': join(plane.folder, 'etcd'),
    'listen-client-urls': client,
    'advertise-client-urls': client,
    'listen-peer-urls': peer,
    'initial-advertise-peer-urls': peer,
    'initial-cluster': `prowflow=${peer}`,
    'cert-file': server.cert,
    'key-file': server.key,
    'client-cert-auth': 'true',
    'trusted-ca-file': ca,
    'peer-cert-file': server.cert,
    'peer-key-file': server.key,
    'peer-client-cert-auth': 'true',
    'peer-trusted-ca-file': ca,
    logger: 'zap',
  };
  // etcd refuses to run with variables it does not know, and every ETCD_… variable would change ours.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('ETCD_')),
  );
  return startDaemon(plane.folder, 'etcd', etcd, flags(args), env);
}

/** Starts the API server on loopback. */
export async function startApiServer(plane: ControlPlane, binary: string): Promise<Daemon> {
  const { ca, server, admin, serviceAccountKey } = plane.certificates;
  const args = {
    'etcd-servers': `https://127.0.0.1:${String(plane.port('etcd'))}`,
    'etcd-cafile': ca,
    'etcd-certfile': admin.cert,
    'etcd-keyfile': admin.key,
    'bind-address': '127.0.0.1',
    'secure-port': String(plane.port('apiserver')),
    // Pods have no use for the API server, so the service `kubernetes` has no endpoint.
    'advertise-address': '127.0.0.1',
    'endpoint-reconciler-type': 'none',
    'tls-cert-file': server.cert,
    'tls-private-key-file': server.key,
    'client-ca-file': ca,
    'anonymous-auth': 'false',
    'authorization-mode': 'RBAC',
    'allow-privileged': 'true',
    'service-account-issuer': 'https://kubernetes.default.svc',
    'service-account-key-file': serviceAccountKey,
    'service-account-signing-key-file': serviceAccountKey,
    'service-cluster-ip-range': '10.212.0.0/24',
    // The node is called `localhost`, so logs and exec reach its kubelet over loopback.
    'kubelet-preferred-address-types': 'Hostname',
    'kubelet-certificate-authority': ca,
    'kubelet-client-certificate': admin.cert,
    'kubelet-client-key': admin.key,
    profiling: 'false',
    ...(plane.hasControllers ? {} : { 'disable-admission-plugins': 'ServiceAccount' }),
  };
  return startDaemon(plane.folder, 'kube-apiserver', binary, flags(args));
}

/** Starts the controllers, with the administrator's rights; they listen nowhere. */
export async function startControllerManager(plane: ControlPlane, binary: string): Promise<Daemon> {
  const args = {
    kubeconfig: plane.kubeconfig,
    'leader-elect': 'false',
    'secure-port': '0',
    'bind-address': '127.0.0.1',
    'root-ca-file': plane.certificates.ca,
    'service-account-private-key-file': plane.certificates.serviceAccountKey,
  };
  return startDaemon(plane.folder, 'kube-controller-manager', binary, flags(args));
}

/** Starts the scheduler; it listens nowhere. */
export async function startScheduler(plane: ControlPlane, binary: string): Promise<Daemon> {
  const args = {
    kubeconfig: plane.kubeconfig,
    'leader-elect': 'false',
    'secure-port': '0',
    'bind-address': '127.0.0.1',
  };
  return startDaemon(plane.folder, 'kube-scheduler', binary, flags(args));
}

/** Waits until the API server says it is ready. Throws DIED as soon as it or etcd ends, TIMED_OUT after two minutes. */
export async function waitUntilReady(api: KubeApi, daemons: readonly Daemon[]): Promise<void> {
  await waitFor(
    'the API server to be ready',
    async () => {
      await Promise.all(daemons.map(assertRuns));
      const status = await api.call('GET', '/readyz').then(
        (answer) => answer.status,
        () => 0,
      );
      return status === 200 ? true : undefined;
    },
    { timeoutMs: 120_000 },
  );
}

function flags(args: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(args).map(([name, value]) => `--${name}=${value}`);
}
