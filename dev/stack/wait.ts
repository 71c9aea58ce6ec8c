import { setTimeout as delay } from 'node:timers/promises';
import { StackError } from './errors.ts';

/**
 * Waits until `check` gives something other than undefined, asking every `everyMs`. An error of `check` ends the wait.
 * Throws TIMED_OUT after `timeoutMs`, naming `what` was waited for.
 */
export async function waitFor<T>(
  what: string,
  check: () => Promise<T | undefined>,
  limits: { readonly timeoutMs: number; readonly everyMs?: number },
): Promise<T> {
  const deadline = performance.now() + limits.timeoutMs;
  for (;;) {
    const found = await check();
    if (found !== undefined) return found;
    if (performance.now() > deadline) {
      const seconds = String(Math.round(limits.timeoutMs / 1000));
      throw new StackError('TIMED_OUT', `waited ${seconds} s in vain for ${what}`);
    }
    await delay(limits.everyMs ?? 100);
  }
}
