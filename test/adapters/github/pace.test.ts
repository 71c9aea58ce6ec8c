import { expect, it } from 'vitest';
import { GITHUB_COM, createWriteQueues } from '../../../src/adapters/github/pace.ts';

type Outcome = 'passed' | 'waits' | 'refused';

/** What becomes of so many writes that come together, half a second after the last was seen. */
async function outcomes(perMinute: number, writes: number): Promise<Record<Outcome, number>> {
  const queues = createWriteQueues({ ...GITHUB_COM, writesPerMinute: perMinute });
  const limiter = queues.write.key('somebody');
  const count: Record<Outcome, number> = { passed: 0, waits: writes, refused: 0 };
  const settle = (outcome: Outcome) => () => {
    count[outcome] += 1;
    count.waits -= 1;
  };
  const all = Array.from({ length: writes }, () =>
    limiter.schedule(() => Promise.resolve()).then(settle('passed'), settle('refused')),
  );
  const halfASecond = new Promise((resolve) => setTimeout(resolve, 500));
  await Promise.race([Promise.all(all), halfASecond]);
  return count;
}

it('a burst of one minute of writes passes without waiting', async () => {
  expect(await outcomes(60, 60)).toEqual({ passed: 60, waits: 0, refused: 0 });
});

it('writes beyond it wait up to ten seconds for their turn, and the others are refused', async () => {
  const { passed, waits, refused } = await outcomes(60, 80);
  expect([60, 61]).toContain(passed);
  expect(waits).toBe(10);
  expect(refused).toBe(80 - passed - waits);
});

it('one identity does not slow another down', async () => {
  const { write } = createWriteQueues({ writesPerMinute: 60, commentsPerMinute: 60 });
  await Promise.all(
    Array.from({ length: 60 }, () => write.key('one').schedule(() => Promise.resolve())),
  );
  const started = Date.now();
  await write.key('other').schedule(() => Promise.resolve());
  expect(Date.now() - started).toBeLessThan(500);
});
