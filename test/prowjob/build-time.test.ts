import { expect, it } from 'vitest';
import { createBuildIds } from '../../src/activities/build-id.ts';
import { buildTimeMs } from '../../src/prowjob/build-time.ts';

it('a build id that is made of the time tells it', () => {
  const time = new Date('2026-08-01T12:00:00.123Z');
  expect(buildTimeMs(createBuildIds(7, () => time)())).toBe(time.getTime());
});

it.each(['1', '99999', 'x', '', '9'.repeat(21)])('%j tells none', (id) => {
  expect(buildTimeMs(id)).toBeUndefined();
});
