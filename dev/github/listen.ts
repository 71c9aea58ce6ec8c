import { type RequestListener, type Server, createServer } from 'node:http';
import { EmulatorError } from './errors.ts';

/** A server that listens. */
export interface Listener {
  /** `http://ADDRESS:PORT`. */
  readonly url: string;
  /** Says who answers; its address is known before, because answers are full of it. */
  serve(listener: RequestListener): void;
  stop(): Promise<void>;
}

/** Listens on an address; port 0 is any free one. */
export async function listen(address: string, port: number): Promise<Listener> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: address, port }, resolve);
  });
  return {
    url: `http://${address}:${portOf(server)}`,
    serve: (listener) => server.on('request', listener),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address !== null && typeof address === 'object') return address.port;
  throw new EmulatorError('NOT_LISTENING', 'the server has no address');
}
