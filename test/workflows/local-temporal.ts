import { TestWorkflowEnvironment } from '@temporalio/testing';
import { consoleProgress } from '../../dev/progress.ts';
import { temporalBinary } from '../../dev/stack/temporal.ts';
import { registerSearchAttributes } from '../../src/adapters/temporal/search-attributes.ts';

/** A real Temporal server of its own on loopback, with our search attributes, that keeps nothing. */
export interface LocalTemporal {
  /** host:port */
  readonly address: string;
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
  await registerSearchAttributes(server.connection, 'default');
  return { address: server.address, stop: () => server.teardown() };
}
