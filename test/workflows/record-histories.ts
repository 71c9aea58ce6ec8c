import { mkdir, rm } from 'node:fs/promises';
import type { History } from '@temporalio/common/lib/proto-utils.js';
import { registerSearchAttributes } from '../../src/adapters/temporal/search-attributes.ts';
import { bundleWorkflows } from '../../src/cli/temporal-worker.ts';
import { createHarness } from './create-harness.ts';
import { HISTORIES, writeHistory } from './histories.ts';
import { startLocalTemporal } from './local-temporal.ts';
import { quietRuntime } from './quiet-runtime.ts';
import { SCENARIOS, type Scenario } from './scenarios.ts';

/** Plays every scenario on a server of its own and keeps the histories, in place of those that were there. */
async function recordAll(): Promise<void> {
  quietRuntime();
  const workflowCode = await bundleWorkflows();
  const temporal = await startLocalTemporal();
  try {
    await registerSearchAttributes(temporal.connection, 'default');
    await rm(HISTORIES, { recursive: true, force: true });
    await mkdir(HISTORIES);
    for (const [name, scenario] of Object.entries(SCENARIOS)) {
      await writeHistory(name, await play(scenario, temporal.address, workflowCode));
      process.stdout.write(`recorded ${name}\n`);
    }
  } finally {
    await temporal.stop();
  }
}

/** Each scenario has a worker, a cluster and a code host of its own. */
async function play(scenario: Scenario, address: string, workflowCode: string): Promise<History> {
  const harness = createHarness(address);
  try {
    await harness.start(workflowCode);
    await harness.watch();
    return await (await scenario(harness)).fetchHistory();
  } finally {
    await harness.stop();
  }
}

await recordAll();
