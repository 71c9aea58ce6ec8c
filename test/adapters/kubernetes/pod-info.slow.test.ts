import { randomUUID } from 'node:crypto';
import { CoreV1Api, CoreV1Event, KubeConfig } from '@kubernetes/client-node';
import { describe, expect, it } from 'vitest';
import { createPodInfo } from '../../../src/adapters/kubernetes/pod-info.ts';
import type { PodInfo } from '../../../src/ports/pod-info.ts';
import { useApiServer } from './api-server.ts';
import { NAMESPACE, pod } from './pods.ts';

const server = useApiServer();

function admin(): KubeConfig {
  const config = new KubeConfig();
  config.loadFromFile(server().kubeconfig);
  return config;
}

/** An event about a Pod, as the kubelet would have it. */
async function happen(name: string, uid: string, message: string): Promise<void> {
  const body = Object.assign(new CoreV1Event(), {
    metadata: { generateName: 'event-' },
    involvedObject: { kind: 'Pod', namespace: NAMESPACE, name, uid },
    reason: 'BackOff',
    message,
  });
  await admin().makeApiClient(CoreV1Api).createNamespacedEvent({ namespace: NAMESPACE, body });
}

const infoOf = (name: string): Promise<PodInfo> =>
  createPodInfo(admin()).podInfo({ namespace: NAMESPACE, name });

describe('what a cluster tells of a Pod', () => {
  it('is the whole Pod and its events, not those of an earlier one', async () => {
    const name = randomUUID();
    const { uid } = await server().cluster.createPod(pod(name));
    await happen(name, uid, 'its own');
    await happen(name, randomUUID(), 'of another');
    const info = await infoOf(name);
    expect(info.pod).toMatchObject({ metadata: { name, uid }, spec: { restartPolicy: 'Never' } });
    expect(info.events).toMatchObject([{ reason: 'BackOff', message: 'its own' }]);
  });

  it('is its events once it is gone', async () => {
    const name = randomUUID();
    await happen(name, randomUUID(), 'long ago');
    expect(await infoOf(name)).toEqual({
      events: [expect.objectContaining({ message: 'long ago' })],
    });
  });

  it('is nothing for one that never was', async () => {
    expect(await infoOf(randomUUID())).toEqual({ events: [] });
  });
});

it('a cluster that does not answer is UNAVAILABLE', async () => {
  const config = new KubeConfig();
  config.loadFromOptions({
    clusters: [{ name: 'away', server: 'http://127.0.0.1:1' }],
    users: [{ name: 'nobody' }],
    contexts: [{ name: 'away', cluster: 'away', user: 'nobody' }],
    currentContext: 'away',
  });
  const info = createPodInfo(config).podInfo({ namespace: NAMESPACE, name: 'any' });
  await expect(info).rejects.toMatchObject({ code: 'UNAVAILABLE' });
});
