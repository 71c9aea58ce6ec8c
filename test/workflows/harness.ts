import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, inject, vi } from 'vitest';
import { createHarness, type Harness } from './create-harness.ts';
import { quietRuntime } from './quiet-runtime.ts';

/** Sets a harness up for the tests of a file. */
export function useHarness(): Harness {
  const { address, codePath } = inject('temporal');
  const harness = createHarness(address);
  beforeAll(async () => {
    quietRuntime();
    await harness.start(await readFile(codePath, 'utf8'));
  });
  afterAll(() => harness.stop());
  return harness;
}

/** Waits, at most 20 s, until what is asked for is there. */
export function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: 20_000, interval: 25 });
}
