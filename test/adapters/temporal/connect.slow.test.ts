import { expect, it } from 'vitest';
import { connect } from '../../../src/adapters/temporal/connect.ts';
import { useTemporal } from './use-temporal.ts';

const temporal = useTemporal();

it('a Temporal server that answers is connected to', async () => {
  const connection = await connect({ address: temporal().address });
  await expect(connection.workflowService.getSystemInfo({})).resolves.toBeDefined();
  await connection.close();
});

it('where none answers, that is said within seconds, with the address and what to do', async () => {
  const connected = connect({ address: '127.0.0.1:1' });
  await expect(connected).rejects.toMatchObject({ code: 'UNREACHABLE' });
  await expect(connected).rejects.toThrow(
    'no Temporal server answers at 127.0.0.1:1: start one, or set TEMPORAL_ADDRESS',
  );
});
