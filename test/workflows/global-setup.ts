import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import type { TestProject } from 'vitest/node';
import { consoleProgress } from '../../dev/progress.ts';
import { temporalBinary } from '../../dev/stack/temporal.ts';
import { registerSearchAttributes } from '../../src/adapters/temporal/search-attributes.ts';
import { bundleWorkflows } from '../../src/cli/temporal-worker.ts';

declare module 'vitest' {
  interface ProvidedContext {
    temporal: { readonly address: string; readonly codePath: string };
  }
}

/** One real Temporal server and one bundle for all files: a server takes half a second, a bundle three. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const path = await temporalBinary(consoleProgress());
  const directory = await mkdtemp(join(tmpdir(), 'prowflow-workflows-'));
  const codePath = join(directory, 'workflows.js');
  await writeFile(codePath, await bundleWorkflows());
  const server = await TestWorkflowEnvironment.createLocal({
    server: {
      executable: { type: 'existing-path', path },
      log: { format: 'json', level: 'error' },
    },
  });
  await registerSearchAttributes(server.connection, 'default');
  provide('temporal', { address: server.address, codePath });
  return async () => {
    await server.teardown();
    await rm(directory, { recursive: true });
  };
}
