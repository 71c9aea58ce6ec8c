import { randomUUID } from 'node:crypto';
import { KubeConfig } from '@kubernetes/client-node';
import { describe, expect, it } from 'vitest';
import { createPodInventory } from '../../../src/adapters/kubernetes/pod-inventory.ts';
import type { PodInventory } from '../../../src/ports/sweep.ts';
import { collect } from '../artifacts/collect.ts';
import { useApiServer } from './api-server.ts';
import { NAMESPACE, pod } from './pods.ts';

const server = useApiServer();

function inventory(pageSize?: number, kubeconfig = server().kubeconfig): PodInventory {
  const config = new KubeConfig();
  config.loadFromFile(kubeconfig);
  return createPodInventory(config, pageSize);
}

async function create(label: string, count: number): Promise<readonly string[]> {
  const names = Array.from({ length: count }, () => randomUUID()).sort();
  for (const name of names) await server().cluster.createPod(pod(name, { test: label }));
  return names;
}

describe('the Pods of a cluster', () => {
  it('come page by page, those that match', async () => {
    const names = await create('pages', 5);
    await create('others', 1);
    const pages = await collect(
      inventory(2).pages({ namespace: NAMESPACE, selector: 'test=pages' }),
    );
    expect(pages.map((page) => page.length)).toEqual([2, 2, 1]);
    expect(pages.flat().map(({ name }) => name)).toEqual(names);
    expect(pages[0]?.[0]).toMatchObject({ phase: 'Pending', labels: { test: 'pages' } });
  });

  it('are removed, however often', async () => {
    const [name = ''] = await create('removed', 1);
    const ref = { namespace: NAMESPACE, name };
    const { uid = '' } = (await server().cluster.readPod(ref)) ?? {};
    await inventory().remove({ ...ref, uid });
    expect(await server().cluster.readPod(ref)).toBeUndefined();
    await expect(inventory().remove({ ...ref, uid })).resolves.toBeUndefined();
  });

  it('are not removed for another of the same name', async () => {
    const [name = ''] = await create('kept', 1);
    const ref = { namespace: NAMESPACE, name };
    await inventory().remove({ ...ref, uid: randomUUID() });
    expect(await server().cluster.readPod(ref)).toMatchObject({ name });
  });

  it('of a namespace that is not there are none', async () => {
    const pages = inventory().pages({ namespace: 'nowhere', selector: 'a=b' });
    expect((await collect(pages)).flat()).toEqual([]);
  });
});
