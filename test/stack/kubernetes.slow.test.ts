import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { silentProgress } from '../../dev/progress.ts';
import { run } from '../../dev/stack/command.ts';
import { runningDaemons } from '../../dev/stack/daemon.ts';
import { buildImage } from '../../dev/stack/images.ts';
import { startKubernetes, type RunningKubernetes } from '../../dev/stack/kubernetes.ts';
import { instancePaths, partFolder } from '../../dev/stack/paths.ts';
import { removeInstance, stopStack } from '../../dev/stack/stop.ts';
import { kubectlBinary } from '../../dev/stack/tools.ts';
import { runUntilOutput } from './child.ts';
import { isLoopback, listeners } from './listeners.ts';

const instance = 'test-stack-full';
const image = 'localhost/prowflow/test-stack:dev';
const progress = silentProgress;
const paths = instancePaths(instance);
const folder = partFolder(paths, 'kubernetes');
const given = process.env['KUBECONFIG'];
let kubectl = '';

beforeAll(async () => {
  delete process.env['KUBECONFIG'];
  kubectl = await kubectlBinary(progress);
}, 900_000);

afterAll(async () => {
  await removeInstance(instance, progress);
  if (given !== undefined) process.env['KUBECONFIG'] = given;
});

/** A Pod whose container does as the script says, after a clone-like container left a file for it. */
function pod(name: string, script: string) {
  const volumeMounts = [{ name: 'work', mountPath: '/work' }];
  const container = (own: string, command: string) => {
    const it = { name: own, image, imagePullPolicy: 'Never', volumeMounts };
    return { ...it, command: ['bash', '-c', command] };
  };
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'test-pods' },
    spec: {
      restartPolicy: 'Never',
      initContainers: [container('clone', 'git --version > /work/git')],
      containers: [container('test', script)],
      volumes: [{ name: 'work', emptyDir: {} }],
    },
  });
}

async function inCluster(cluster: RunningKubernetes, args: readonly string[], input = '') {
  const where = ['--kubeconfig', cluster.kubeconfig, '--namespace', 'test-pods'];
  return run(kubectl, [...where, ...args], { input });
}

const untilPhase = (name: string, phase: string): readonly string[] => [
  'wait',
  `--for=jsonpath={.status.phase}=${phase}`,
  `pod/${name}`,
  '--timeout=60s',
];

/** What of the instance can be seen from outside it: programs by name, its bridge, mounts of its folder. */
async function traces(): Promise<readonly string[]> {
  const daemons = (await runningDaemons(folder)).map(({ name }) => name);
  const links = (await run('ip', ['-brief', 'link']))
    .split('\n')
    .filter((line) => line.includes(paths.bridge));
  const mounts = (await readFile('/proc/mounts', 'utf8'))
    .split('\n')
    .filter((line) => line.includes(folder));
  const processes = (await run('ps', ['-eo', 'args']))
    .split('\n')
    .filter((line) => line.includes(folder));
  return [...daemons, ...links, ...mounts, ...processes];
}

describe('a Kubernetes with a node', () => {
  it('runs a Pod to its end on an image that we made, which reaches us over the bridge', async () => {
    const cluster = await startKubernetes({ instance, mode: 'full', progress, fresh: true });
    const entrypoint = ['bash'];
    await buildImage({ instance, name: image, layers: [], config: { entrypoint }, progress });
    const heard: string[] = [];
    const server = createServer((socket) =>
      socket.on('data', (data) => heard.push(data.toString())),
    );
    server.listen(0, cluster.bridgeAddress);
    onTestFinished(() => {
      server.close();
    });
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const hello = `cat /work/git; echo hello > /dev/tcp/${String(cluster.bridgeAddress)}/${String(port)}`;
    await inCluster(cluster, ['create', '-f', '-'], pod('first', hello));
    await inCluster(cluster, untilPhase('first', 'Succeeded'));
    expect(await inCluster(cluster, ['logs', 'first', '-c', 'test'])).toMatch(/^git version/);
    expect(heard).toEqual(['hello\n']);

    const daemons = await runningDaemons(folder);
    expect(daemons.map(({ name }) => name).sort()).toEqual([
      'containerd',
      'etcd',
      'kube-apiserver',
      'kube-controller-manager',
      'kube-scheduler',
      'kubelet',
    ]);
    const own = await ownListeners();
    expect(own.length).toBeGreaterThan(3);
    expect(own.filter(({ address: each }) => !isLoopback(each))).toEqual([]);
    await cluster.stop();
    expect(await traces()).toEqual([]);
  });

  it('is cleaned up after its starter was killed in the midst of a Pod, and starts again as it was', async () => {
    const main = new URL('../../dev/stack/kubernetes.ts', import.meta.url).href;
    const program = `import { startKubernetes } from ${JSON.stringify(main)};
      const progress = { step: (title, run) => run(), note: () => undefined };
      const cluster = await startKubernetes({ instance: '${instance}', mode: 'full', progress });
      console.log(cluster.own); setTimeout(() => {}, 600_000);`;
    const starter = await runUntilOutput(program);
    const kubeconfig = join(folder, 'kubeconfig');
    const cluster = {
      kubeconfig,
      bridgeAddress: undefined,
      own: true,
      stop: () => Promise.resolve(),
    };
    await inCluster(cluster, ['create', '-f', '-'], pod('second', 'sleep 600'));
    await inCluster(cluster, untilPhase('second', 'Running'));
    starter.kill('SIGKILL');
    await once(starter, 'exit');
    expect(await traces()).not.toEqual([]);
    await stopStack(instance, progress);
    expect(await traces()).toEqual([]);

    const again = await startKubernetes({ instance, mode: 'full', progress });
    await inCluster(again, untilPhase('first', 'Succeeded'));
    await inCluster(again, untilPhase('second', 'Failed'));
    await inCluster(again, ['create', '-f', '-'], pod('third', 'true'));
    await inCluster(again, untilPhase('third', 'Succeeded'));
    await again.stop();
  });
});

/** What listens under any process below the instance's own, its containers' shims included. */
async function ownListeners() {
  const children = (await run('ps', ['-eo', 'pid=,ppid='])).trim().split('\n');
  const parentOf = new Map(
    children.map((line) => {
      const [pid, parent] = line.trim().split(/\s+/);
      return [Number(pid), Number(parent)];
    }),
  );
  const roots = new Set((await runningDaemons(folder)).map(({ identity }) => identity.pid));
  const isOwn = (pid: number): boolean => {
    for (let at: number | undefined = pid; at !== undefined && at > 1; at = parentOf.get(at)) {
      if (roots.has(at)) return true;
    }
    return false;
  };
  return (await listeners()).filter(({ pids }) => pids.some(isOwn));
}
