import type { Client, Connection } from '@temporalio/client';
import { keepRetention } from '../adapters/temporal/keep-retention.ts';
import { keepSchedule } from '../adapters/temporal/schedules.ts';
import { startWatchers } from '../adapters/temporal/watchers.ts';
import type { Config } from '../config/config.ts';
import { retentionOf } from '../rules/retention.ts';
import { SWEEP_ID } from '../workflows/messages.ts';
import { TASK_QUEUE, type TemporalOptions } from './temporal-options.ts';

export interface UpkeepDeps {
  readonly client: Client;
  readonly connection: Connection;
  readonly namespace: TemporalOptions['temporalNamespace'];
  /** The build clusters. */
  readonly aliases: () => readonly string[];
  /** Takes a sentence for operators. */
  readonly warn: (message: string) => void;
}

/**
 * Makes what must always be there: a watcher for each build cluster, the Schedule of the sweep, and a namespace that
 * remembers workflows for as long as the configuration says. Any worker may do it, at its start and after a reload.
 */
export async function keepUp(deps: UpkeepDeps, config: Config): Promise<void> {
  const { client, connection, namespace, aliases, warn } = deps;
  const { everyMs, jobMs } = retentionOf(config);
  await startWatchers(client, TASK_QUEUE, aliases(), config.global.podNamespace);
  const sweep = { id: SWEEP_ID, workflowType: 'sweep', taskQueue: TASK_QUEUE, everyMs };
  await keepSchedule(client, sweep);
  const problem = await keepRetention(connection, namespace, jobMs);
  if (problem !== undefined) warn(problem);
}
