import { randomUUID } from 'node:crypto';
import { CoreV1Api, KubeConfig, Watch } from '@kubernetes/client-node';
import { describe, expect, it, vi } from 'vitest';
import { watchPods } from '../../../src/adapters/kubernetes/watch-pods.ts';
import { useApiServer } from './api-server.ts';
import { startCuttableProxy, type CuttableProxy } from './cuttable-proxy.ts';
import { listener, NAMESPACE, pod } from './pods.ts';

const server = useApiServer();

/** The Pods of one test, told apart from those of the others by a label. */
function scene(): { readonly label: Record<string, string>; readonly selector: string } {
  const value = randomUUID();
  return { label: { test: value }, selector: `test=${value}` };
}

function eventually(check: () => void): Promise<void> {
  return vi.waitFor(check, { timeout: 20_000, interval: 20 });
}

/** A watch that the server ends after a second. */
class ShortWatch extends Watch {
  watches = 0;

  override watch(...args: Parameters<Watch['watch']>): ReturnType<Watch['watch']> {
    this.watches += 1;
    const [path, query, take, done] = args;
    return super.watch(path, { ...query, timeoutSeconds: 1 }, take, done);
  }
}

describe('a watch of Pods on a real API server', () => {
  it('tells those that are there, changes, deletions, and none of other labels, until it is told to stop', async () => {
    const { cluster, ...node } = server();
    const { label, selector } = scene();
    const [first, second] = [randomUUID(), randomUUID()];
    await cluster.createPod(pod(first, label));
    const handlers = listener();
    const end = new AbortController();
    const watched = cluster.watchPods({ namespace: NAMESPACE, selector }, handlers, end.signal);
    await eventually(() => {
      expect(handlers.told).toEqual([`+${first} Pending`]);
    });
    await cluster.createPod(pod(randomUUID()));
    await cluster.createPod(pod(second, label));
    await node.report(second, { phase: 'Succeeded' });
    await cluster.deletePod({ namespace: NAMESPACE, name: first });
    await eventually(() => {
      expect(handlers.told.slice(1)).toEqual([
        `+${second} Pending`,
        `+${second} Succeeded`,
        `+${first} Pending, deleting`,
        `-${first}`,
      ]);
    });
    end.abort();
    await expect(watched).resolves.toBeUndefined();
  });

  it('misses nothing when the server ends it after its time', async () => {
    const { cluster, kubeconfig } = server();
    const { label, selector } = scene();
    const kubeConfig = kubeConfigOf(kubeconfig);
    const watch = new ShortWatch(kubeConfig);
    const client = { api: kubeConfig.makeApiClient(CoreV1Api), watch };
    const handlers = listener();
    const end = new AbortController();
    const watched = watchPods(client, { namespace: NAMESPACE, selector }, handlers, end.signal);
    const names: string[] = [];
    while (watch.watches < 4) {
      names.push(randomUUID());
      await cluster.createPod(pod(String(names.at(-1)), label));
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    await eventually(() => {
      expect(handlers.told).toEqual(names.map((name) => `+${name} Pending`));
    });
    end.abort();
    await watched;
  });

  it('fails when its connection breaks, and a new one tells what is there then', async () => {
    const { cluster, kubeconfig } = server();
    const { label, selector } = scene();
    const proxy = await startCuttableProxy(portOf(kubeconfig));
    const through = kubeConfigOf(kubeconfig, proxy);
    const client = { api: through.makeApiClient(CoreV1Api), watch: new Watch(through) };
    const name = randomUUID();
    const watchOnce = (handlers: ReturnType<typeof listener>) =>
      watchPods(
        client,
        { namespace: NAMESPACE, selector },
        handlers,
        new AbortController().signal,
      ).catch((error: unknown) => error);

    const broken = watchOnce(listener());
    await eventually(() => {
      expect(proxy.connections()).toBe(2); // The list, and the watch.
    });
    await cluster.createPod(pod(name, label));
    proxy.cut();
    expect(await broken).toMatchObject({ code: 'UNAVAILABLE' });

    const handlers = listener();
    const next = watchOnce(handlers);
    await eventually(() => {
      expect(handlers.told).toEqual([`+${name} Pending`]);
    });
    await proxy.close();
    await next;
  });
});

/** The administrator's kubeconfig, for calls through a proxy where one is given. */
function kubeConfigOf(path: string, proxy?: CuttableProxy): KubeConfig {
  const kubeConfig = new KubeConfig();
  kubeConfig.loadFromFile(path);
  const cluster = kubeConfig.getCurrentCluster();
  const user = kubeConfig.getCurrentUser();
  if (!proxy || !cluster || !user) return kubeConfig;
  const through = new KubeConfig();
  through.loadFromClusterAndUser(
    { ...cluster, server: `https://127.0.0.1:${String(proxy.port)}` },
    user,
  );
  return through;
}

function portOf(path: string): number {
  return Number(new URL(String(kubeConfigOf(path).getCurrentCluster()?.server)).port);
}
