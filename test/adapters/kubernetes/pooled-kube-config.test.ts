import { expect, it } from 'vitest';
import { createPodCluster } from '../../../src/adapters/kubernetes/pod-cluster.ts';
import { startFakeApi } from './fake-api.ts';
import { NAMESPACE, wirePod } from './pods.ts';

const CALLS = 20;

it('calls one after the other share connections', async () => {
  const api = await startFakeApi((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(wirePod('a', '1')));
  });
  const cluster = createPodCluster(api.kubeConfig);
  for (let calls = 0; calls < CALLS; calls += 1) {
    await cluster.readPod({ namespace: NAMESPACE, name: 'a' });
  }
  // A second one is opened when the first is not yet told that its answer was read.
  expect(api.connections()).toBeLessThanOrEqual(2);
  await api.close();
});
