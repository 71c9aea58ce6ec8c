import type { RequestListener } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createPodCluster } from '../../../src/adapters/kubernetes/pod-cluster.ts';
import type { PodCluster } from '../../../src/ports/cluster.ts';
import { kubeConfigFor, startFakeApi, type FakeApi } from './fake-api.ts';
import { NAMESPACE, pod, wirePod } from './pods.ts';

let api: FakeApi;

async function cluster(listener: RequestListener): Promise<PodCluster> {
  api = await startFakeApi(listener);
  return createPodCluster(api.kubeConfig);
}

function json(status: number, body: unknown): RequestListener {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
}

afterEach(() => api.close());

describe('an answer of the API server', () => {
  it.each([
    [403, 'REFUSED'],
    [422, 'REFUSED'],
    [429, 'THROTTLED'],
    [500, 'UNAVAILABLE'],
    [503, 'UNAVAILABLE'],
  ])('with status %i is %s, with the words of its Status', async (status, code) => {
    const pods = await cluster(json(status, { kind: 'Status', message: 'it says so' }));
    await expect(pods.createPod(pod('a'))).rejects.toMatchObject({
      name: 'ClusterError',
      code,
      status,
      message: 'could not create Pod test-pods/a: it says so',
    });
  });

  it('of a proxy in between is told by its status alone', async () => {
    const pods = await cluster((_request, response) => {
      response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>secret inside</h1>');
    });
    await expect(pods.readPod({ namespace: NAMESPACE, name: 'a' })).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: 'could not read Pod test-pods/a: the API server answered 502',
    });
  });
});

describe('a Pod whose name is taken', () => {
  it('is worth another try when the one that had the name is gone at the second look', async () => {
    const pods = await cluster((request, response) => {
      json(request.method === 'POST' ? 409 : 404, { message: 'no' })(request, response);
    });
    await expect(pods.createPod(pod('a'))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('is the one that is there', async () => {
    const pods = await cluster((request, response) => {
      if (request.method === 'POST') json(409, { message: 'there' })(request, response);
      else json(200, wirePod('a', '1', 'Running'))(request, response);
    });
    expect(await pods.createPod(pod('a'))).toMatchObject({ uid: 'uid-a', phase: 'Running' });
  });
});

describe('an API server that is not there', () => {
  it('is UNAVAILABLE, with what the network says', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    const pods = createPodCluster(kubeConfigFor(`http://127.0.0.1:${String(port)}`));
    const deleted = pods.deletePod({ namespace: NAMESPACE, name: 'a' });
    await expect(deleted).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(deleted).rejects.toThrow(/^could not delete Pod test-pods\/a: .*ECONNREFUSED/);
  });
});
