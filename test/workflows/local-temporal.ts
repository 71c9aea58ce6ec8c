import type { Connection } from '@temporalio/client';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { consoleProgress } from '../../dev/progress.ts';
import { temporalBinary } from '../../dev/stack/temporal.ts';

/** A real Temporal server of its own on loopback that keeps nothing. It does not have our search attributes yet. */
export interface LocalTemporal {
  /** host:port */
  readonly address: string;
  readonly connection: Connection;
  readonly stop: () => Promise<void>;
}

/** Starts one; takes about a second. */
export async function startLocalTemporal(): Promise<LocalTemporal> {
  const path = await temporalBinary(consoleProgress());
  const server = await TestWorkflowEnvironment.createLocal({
    server: {
      executable: { type: 'existing-path', path },
      log: { format: 'json', level: 'error' },
    },
  });
  const { address, connection } = server;
  return { address, connection, stop: () => server.teardown() };
}
