import { expect, it } from 'vitest';
import { createTurns } from '../../../src/activities/reporters/turns.ts';

it('takes deeds of one key one after the other, also after one that failed, and others side by side', async () => {
  const inTurn = createTurns();
  const happened: string[] = [];
  const deed = (key: string, name: string, fails = false) =>
    inTurn(key, async () => {
      happened.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, 5));
      happened.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    });
  const results = await Promise.allSettled([
    deed('a', 'first', true),
    deed('a', 'second'),
    deed('b', 'other'),
  ]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  expect(happened.filter((one) => !one.startsWith('other'))).toEqual([
    'first begins',
    'first ends',
    'second begins',
    'second ends',
  ]);
  expect(happened.indexOf('other begins')).toBeLessThan(happened.indexOf('first ends'));
});
