import { readFile } from 'node:fs/promises';

/** Linux counts processor time in hundredths of a second; proc(5). */
const TICKS_PER_SECOND = 100;

/** The processor time that a process has used, in milliseconds, and its resident memory in MB. */
export async function usageOf(
  pid: number,
): Promise<{ readonly cpuMs: number; readonly rssMb: number }> {
  const stat = await readFile(`/proc/${String(pid)}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]);
  const status = await readFile(`/proc/${String(pid)}/status`, 'utf8');
  const rssKb = Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0);
  return { cpuMs: (ticks * 1000) / TICKS_PER_SECOND, rssMb: Math.round(rssKb / 1024) };
}
