import { run } from '../../dev/stack/command.ts';

/** One socket that waits for connections or datagrams: its address without the port, and its program. */
export interface Listener {
  readonly address: string;
  readonly port: number;
  readonly pids: readonly number[];
}

/** All listening TCP sockets and bound UDP sockets of this machine that a program we can see holds. */
export async function listeners(): Promise<readonly Listener[]> {
  const table = await run('ss', ['--no-header', '-ltunp']);
  return table.split('\n').flatMap((line) => {
    const [, , , , local = ''] = line.split(/\s+/);
    const pids = [...line.matchAll(/pid=(\d+)/g)].map(([, pid]) => Number(pid));
    const at = local.lastIndexOf(':');
    if (at < 0) return [];
    return [{ address: local.slice(0, at), port: Number(local.slice(at + 1)), pids }];
  });
}

/** Whether nothing beyond this machine can reach the address. */
export function isLoopback(address: string): boolean {
  return address.startsWith('127.') || address === '[::1]' || address.startsWith('[::ffff:127.');
}
