import { expect, it } from 'vitest';
import { readRetention, setRetention } from '../../../src/adapters/temporal/retention.ts';
import { useTemporal } from './use-temporal.ts';

const temporal = useTemporal();
const HOUR = 3_600_000;

it('the retention of a namespace is read and set', async () => {
  const { connection } = temporal();
  expect(await readRetention(connection, 'default')).toBe(24 * HOUR);
  await setRetention(connection, 'default', 168 * HOUR);
  expect(await readRetention(connection, 'default')).toBe(168 * HOUR);
});
