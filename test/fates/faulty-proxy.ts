import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { AddressInfo } from 'node:net';
import { KubeConfig } from '@kubernetes/client-node';

/** What happens to a request on its way to the API server. */
export type Fault =
  | { readonly kind: 'answer'; readonly status: number; readonly headers?: Record<string, string> }
  /** The connection breaks, as when nobody listens. */
  | { readonly kind: 'away' }
  /** Nobody ever answers, and the connection stays. */
  | { readonly kind: 'silent' };

/** A way to a real API server on which a test can put obstacles; it logs in by itself. */
export interface FaultyProxy {
  readonly kubeConfig: KubeConfig;
  /** Says what happens to each request; by default all pass. */
  obstruct(fault: (request: IncomingMessage) => Fault | undefined): void;
  clear(): void;
  /** Ends the connections of watches and of those who wait. */
  cut(): void;
  close(): Promise<void>;
}

export async function startFaultyProxy(kubeconfig: string): Promise<FaultyProxy> {
  const admin = new KubeConfig();
  admin.loadFromFile(kubeconfig);
  const login = await loginOf(admin);
  const open = new Set<ServerResponse>();
  const none = (): undefined => undefined;
  let faultOf: (request: IncomingMessage) => Fault | undefined = none;
  const server = createServer((request, response) => {
    open.add(response);
    response.on('close', () => open.delete(response));
    const fault = faultOf(request);
    if (fault === undefined) pass(request, response, login);
    else if (fault.kind === 'away') request.socket.destroy();
    else if (fault.kind === 'answer') {
      response.writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers });
      response.end(JSON.stringify({ kind: 'Status', code: fault.status, message: 'not now' }));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const cut = (): void => {
    for (const response of open) response.destroy();
  };
  return {
    kubeConfig: plainConfig(port),
    obstruct(fault) {
      faultOf = fault;
    },
    clear() {
      faultOf = none;
    },
    cut,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        cut();
        server.closeAllConnections();
      }),
  };
}

type Login = { readonly url: URL } & Readonly<Record<'ca' | 'cert' | 'key', unknown>> &
  Parameters<typeof httpsRequest>[1];

async function loginOf(admin: KubeConfig): Promise<Login> {
  const options: Parameters<typeof httpsRequest>[1] = {};
  await admin.applyToHTTPSOptions(options);
  const url = new URL(admin.getCurrentCluster()?.server ?? '');
  const { ca, cert, key } = options;
  return { ...options, url, ca, cert, key };
}

function pass(request: IncomingMessage, response: ServerResponse, { url, ...login }: Login): void {
  const { method, headers } = request;
  const far = httpsRequest(
    new URL(request.url ?? '/', url),
    { ...login, method, headers: { ...headers, host: url.host } },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    },
  );
  far.on('error', () => response.destroy());
  response.on('close', () => far.destroy());
  request.pipe(far);
}

function plainConfig(port: number): KubeConfig {
  const config = new KubeConfig();
  config.loadFromOptions({
    clusters: [{ name: 'way', server: `http://127.0.0.1:${String(port)}`, skipTLSVerify: true }],
    users: [{ name: 'nobody' }],
    contexts: [{ name: 'way', cluster: 'way', user: 'nobody' }],
    currentContext: 'way',
  });
  return config;
}
