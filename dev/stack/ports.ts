import { createServer } from 'node:net';
import { StackError } from './errors.ts';

/** Below the ports that Linux gives to outgoing connections, so that one found free stays free until it is bound. */
const FIRST = 20_000;
const LAST = 29_999;

/** Whether a server could listen on this loopback port now. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(false);
    });
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}

/**
 * A port for each name: the one it had before if that is still free, else the next free one after `seed` (any number;
 * it only spreads instances out). Never one of `taken`, ports that others have been promised but may not use now.
 * Throws NO_FREE_PORT.
 */
export async function choosePorts<Name extends string>(
  names: readonly Name[],
  before: Readonly<Partial<Record<string, number>>>,
  taken: ReadonlySet<number>,
  seed: number,
): Promise<ReadonlyMap<Name, number>> {
  const chosen = new Map<Name, number>();
  const used = new Set(taken);
  const usable = async (port: number) => !used.has(port) && (await isFree(port));
  const choose = (name: Name, port: number): void => {
    used.add(port);
    chosen.set(name, port);
  };
  // First all that may stay: a replacement must not take what another name had.
  for (const name of names) {
    const old = before[name];
    if (old !== undefined && (await usable(old))) choose(name, old);
  }
  for (const name of names) {
    if (!chosen.has(name)) choose(name, await nextFree(seed, usable));
  }
  return chosen;
}

async function nextFree(seed: number, usable: (port: number) => Promise<boolean>): Promise<number> {
  const size = LAST - FIRST + 1;
  for (let step = 0; step < size; step++) {
    const port = FIRST + ((seed + step) % size);
    if (await usable(port)) return port;
  }
  throw new StackError('NO_FREE_PORT', `no free loopback port from ${String(FIRST)} on`);
}
