import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StackError } from './errors.ts';

/**
 * Runs `run` while no other process holds the same lock file; waits as long as another does.
 * The kernel drops the lock with its holder (`flock`), and the holder ends when we do, because its input then closes:
 * so no killed process can leave a lock behind. `onWait` is called once if the lock is not free at once.
 */
export async function withLock<T>(
  file: string,
  run: () => Promise<T>,
  onWait?: () => void,
): Promise<T> {
  await mkdir(dirname(file), { recursive: true });
  const release = await hold(file, onWait);
  try {
    return await run();
  } finally {
    await release();
  }
}

async function hold(file: string, onWait: (() => void) | undefined): Promise<() => Promise<void>> {
  // Detached, since Ctrl-C goes to the whole foreground group and must not open the lock before we are done.
  const holder = spawn('flock', ['--exclusive', file, 'sh', '-c', 'echo held; exec cat'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true,
  });
  const ended = new Promise<void>((resolve) => {
    holder.on('close', () => {
      resolve();
    });
  });
  const waiting = setTimeout(() => onWait?.(), 500);
  try {
    await new Promise<void>((resolve, reject) => {
      holder.stdout.once('data', () => {
        resolve();
      });
      const fail = (cause?: unknown): void => {
        reject(
          new StackError('MISSING_PREREQUISITE', 'cannot lock: install util-linux (flock)', {
            cause,
          }),
        );
      };
      holder.once('error', fail);
      holder.once('close', fail);
    });
  } finally {
    clearTimeout(waiting);
  }
  return async () => {
    holder.stdin.end();
    await ended;
  };
}
