import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Whether the worker whose log is in this folder takes tasks; it says so once. */
export async function workerIsRunning(folder: string): Promise<boolean> {
  const log = await readFile(join(folder, 'logs', 'worker.log'), 'utf8').catch(() => '');
  return log.includes('"state":"RUNNING"');
}
