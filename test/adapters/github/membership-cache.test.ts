import { expect, it } from 'vitest';
import { createMembershipCache } from '../../../src/adapters/github/membership-cache.ts';

function scene() {
  let time = 0;
  let asked = 0;
  const cache = createMembershipCache(1000, () => time);
  return {
    pass: (ms: number) => {
      time += ms;
    },
    asked: () => asked,
    holds: (key: string, truth: boolean) =>
      cache.holds(key, () => {
        asked += 1;
        return Promise.resolve(truth);
      }),
  };
}

it('a member is asked about once while the answer is fresh', async () => {
  const { holds, pass, asked } = scene();
  expect(await holds('acme alice', true)).toBe(true);
  pass(999);
  expect(await holds('acme alice', false)).toBe(true);
  expect(asked()).toBe(1);
});

it('a member who left is known as gone once the answer is stale', async () => {
  const { holds, pass } = scene();
  await holds('acme alice', true);
  pass(1000);
  expect(await holds('acme alice', false)).toBe(false);
});

it('a stranger is asked about each time, so that a new member is known at once', async () => {
  const { holds, asked } = scene();
  expect(await holds('acme bob', false)).toBe(false);
  expect(await holds('acme bob', true)).toBe(true);
  expect(asked()).toBe(2);
});

it('one membership says nothing of another', async () => {
  const { holds } = scene();
  await holds('acme alice', true);
  expect(await holds('acme/shop alice', false)).toBe(false);
});

it('beyond ten thousand the oldest is forgotten first', async () => {
  const { holds } = scene();
  for (let person = 0; person <= 10_000; person++) await holds(`acme ${String(person)}`, true);
  expect(await holds('acme 0', false)).toBe(false);
  expect(await holds('acme 2', false)).toBe(true);
});
