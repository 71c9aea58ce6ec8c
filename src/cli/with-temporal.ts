import { Client } from '@temporalio/client';
import { connect } from '../adapters/temporal/connect.ts';
import { temporalOf, type TemporalOptions } from './temporal-options.ts';

/** Does something with Temporal, and closes the connection whatever comes of it. */
export async function withTemporal<T>(
  options: TemporalOptions,
  deed: (client: Client) => Promise<T>,
): Promise<T> {
  const { address, namespace } = temporalOf(options);
  const connection = await connect({ address });
  try {
    return await deed(new Client({ connection, namespace }));
  } finally {
    await connection.close();
  }
}
