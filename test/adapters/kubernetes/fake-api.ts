import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { KubeConfig } from '@kubernetes/client-node';
import { PooledKubeConfig } from '../../../src/adapters/kubernetes/pooled-kube-config.ts';

/** Something on loopback that is spoken to as if it were an API server. */
export interface FakeApi {
  readonly url: string;
  readonly kubeConfig: KubeConfig;
  /** How many TCP connections were made to it. */
  connections(): number;
  close(): Promise<void>;
}

export async function startFakeApi(listener: RequestListener): Promise<FakeApi> {
  let connections = 0;
  const server = createServer(listener);
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${String(port)}`;
  return {
    url,
    kubeConfig: kubeConfigFor(url),
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** A kubeconfig with one context. */
export function kubeConfigFor(server: string): KubeConfig {
  const kubeConfig = new PooledKubeConfig();
  kubeConfig.loadFromClusterAndUser(
    { name: 'fake', server, skipTLSVerify: true },
    { name: 'nobody' },
  );
  return kubeConfig;
}
