import { afterAll, beforeAll } from 'vitest';
import { Client } from '@temporalio/client';
import { startLocalTemporal, type LocalTemporal } from '../../workflows/local-temporal.ts';

/** A real Temporal server for the tests of a file, without a worker: what is started stays where it is. */
export function useTemporal(): () => LocalTemporal & { readonly client: Client } {
  let temporal: (LocalTemporal & { readonly client: Client }) | undefined;
  beforeAll(async () => {
    const server = await startLocalTemporal();
    temporal = { ...server, client: new Client({ connection: server.connection }) };
  });
  afterAll(() => temporal?.stop());
  return () => {
    if (temporal) return temporal;
    throw new Error('the Temporal server is not started');
  };
}
