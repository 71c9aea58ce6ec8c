import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { useApiServer } from './api-server.ts';
import { NAMESPACE, pod } from './pods.ts';

const server = useApiServer();

function newRef(): { readonly namespace: string; readonly name: string } {
  return { namespace: NAMESPACE, name: randomUUID() };
}

describe('a Pod', () => {
  it('is created once, and adopted after that', async () => {
    const { cluster } = server();
    const { name } = newRef();
    const first = await cluster.createPod(pod(name, { 'prow.k8s.io/build-id': '1' }));
    expect(first).toMatchObject({ name, phase: 'Pending', containers: [] });
    const second = await cluster.createPod(pod(name, { 'prow.k8s.io/build-id': '2' }));
    expect(second).toEqual(first);
    expect(second.labels).toEqual({ 'prow.k8s.io/build-id': '1' });
  });

  it('keeps the fields that we do not know', async () => {
    const { cluster } = server();
    const { metadata, spec } = pod(newRef().name);
    const priorityClassName = 'nobody-has-this';
    const refused = cluster.createPod({ metadata, spec: { ...spec, priorityClassName } });
    await expect(refused).rejects.toThrow('no PriorityClass with name nobody-has-this was found');
  });

  it('is read as its node tells it', async () => {
    const { cluster, ...node } = server();
    const ref = newRef();
    await cluster.createPod(pod(ref.name));
    const terminated = { exitCode: 137, reason: 'OOMKilled' };
    const container = { name: 'test', image: '', imageID: '', ready: false, restartCount: 0 };
    const containerStatuses = [{ ...container, state: { terminated } }];
    const startTime = new Date('2026-01-02T03:04:05Z');
    await node.report(ref.name, { phase: 'Failed', startTime, containerStatuses });
    expect(await cluster.readPod(ref)).toMatchObject({
      phase: 'Failed',
      startedAt: '2026-01-02T03:04:05.000Z',
      containers: [{ name: 'test', state: 'terminated', exitCode: 137, reason: 'OOMKilled' }],
    });
  });

  it('that is deleted is gone, however often it is deleted', async () => {
    const { cluster } = server();
    const ref = newRef();
    await cluster.createPod(pod(ref.name));
    await cluster.deletePod(ref);
    expect(await cluster.readPod(ref)).toBeUndefined();
    await expect(cluster.deletePod(ref)).resolves.toBeUndefined();
  });

  it('that the API refuses is REFUSED, with the sentence of the API', async () => {
    const { cluster } = server();
    const { metadata, spec } = pod('refused');
    const refused = cluster.createPod({
      metadata,
      spec: { ...spec, containers: [{ name: 'No!' }] },
    });
    await expect(refused).rejects.toMatchObject({ code: 'REFUSED', status: 422 });
    await expect(refused).rejects.toThrow(
      /^could not create Pod test-pods\/refused: Pod "refused" is invalid: .*spec\.containers\[0\]\.name/,
    );
  });

  it('in a namespace that is not there is REFUSED', async () => {
    const { cluster } = server();
    const { metadata, spec } = pod('lost');
    await expect(
      cluster.createPod({ metadata: { ...metadata, namespace: 'nowhere' }, spec }),
    ).rejects.toMatchObject({
      code: 'REFUSED',
      status: 404,
      message: 'could not create Pod nowhere/lost: namespaces "nowhere" not found',
    });
  });
});
