import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { registerSearchAttributes } from '../../src/adapters/temporal/search-attributes.ts';
import { bundleWorkflows } from '../../src/cli/temporal-worker.ts';
import { startLocalTemporal } from './local-temporal.ts';

declare module 'vitest' {
  interface ProvidedContext {
    temporal: { readonly address: string; readonly codePath: string };
  }
}

/** One real Temporal server and one bundle for all files: a server takes half a second, a bundle three. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), 'prowflow-workflows-'));
  const codePath = join(directory, 'workflows.js');
  await writeFile(codePath, await bundleWorkflows());
  const { address, connection, stop } = await startLocalTemporal();
  await registerSearchAttributes(connection, 'default');
  provide('temporal', { address, codePath });
  return async () => {
    await stop();
    await rm(directory, { recursive: true });
  };
}
