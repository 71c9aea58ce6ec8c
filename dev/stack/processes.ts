import { readFile } from 'node:fs/promises';

/**
 * One process, told apart from a later one with the same number: by the boot it belongs to and by its start time
 * (clock ticks since that boot).
 */
export interface ProcessIdentity {
  readonly bootId: string;
  readonly pid: number;
  readonly startTicks: string;
}

/** Reads a line of /proc/PID/stat. The command name may itself hold spaces and parentheses, so count from the last. */
export function parseStat(
  stat: string,
): { readonly pid: number; readonly state: string; readonly startTicks: string } | undefined {
  const pid = Number(stat.slice(0, stat.indexOf(' ')));
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .trim()
    .split(' ');
  const state = fields[0];
  const startTicks = fields[19];
  if (!Number.isInteger(pid) || pid <= 0 || state === undefined || startTicks === undefined) {
    return undefined;
  }
  return { pid, state, startTicks };
}

/** The boot that now runs. */
export async function currentBootId(): Promise<string> {
  return (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim();
}

/** What a pid file says: the boot id, then the process's line of /proc/PID/stat. Undefined if it is cut short. */
export function parsePidFile(text: string): ProcessIdentity | undefined {
  const [bootId, stat] = text.split('\n');
  if (bootId === undefined || stat === undefined) return undefined;
  const parsed = parseStat(stat);
  return parsed && { bootId, pid: parsed.pid, startTicks: parsed.startTicks };
}

/** The identity of a running process, or undefined where there is none (a zombie is none). */
export async function identityOf(pid: number): Promise<ProcessIdentity | undefined> {
  const stat = await readFile(`/proc/${String(pid)}/stat`, 'utf8').catch(() => '');
  const parsed = parseStat(stat);
  if (parsed === undefined || parsed.state === 'Z' || parsed.state === 'X') return undefined;
  return { bootId: await currentBootId(), pid: parsed.pid, startTicks: parsed.startTicks };
}

/** Whether this very process still runs. */
export async function isAlive(identity: ProcessIdentity): Promise<boolean> {
  const now = await identityOf(identity.pid);
  return now?.bootId === identity.bootId && now.startTicks === identity.startTicks;
}
