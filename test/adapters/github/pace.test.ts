import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Turns, createPacer } from '../../../src/adapters/github/pace.ts';
import type { Urgency } from '../../../src/ports/code-host.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** One write a second, of which sixty may come together. */
const PACE = { writesPerMinute: 60, commentsPerMinute: 20 };

/** Bottleneck looks at one call a millisecond, more or less. */
const SOON_MS = 300;

interface Written {
  readonly done: Urgency[];
  readonly refused: Urgency[];
}

/** Asks for all of these writes at once. */
function write(turns: Turns, urgencies: readonly Urgency[], notifies = false): Written {
  const written: Written = { done: [], refused: [] };
  for (const urgency of urgencies) {
    const call = () => Promise.resolve(void written.done.push(urgency));
    turns
      .take({ urgency, isWrite: true, notifies }, call)
      .catch(() => void written.refused.push(urgency));
  }
  return written;
}

function times(count: number, urgency: Urgency = 'usual'): readonly Urgency[] {
  return Array<Urgency>(count).fill(urgency);
}

/** Somebody whose minute is spent. */
async function spent(): Promise<Turns> {
  const turns = createPacer(PACE)('somebody');
  write(turns, times(60));
  await vi.advanceTimersByTimeAsync(SOON_MS);
  return turns;
}

describe('writes', () => {
  it('of one minute pass together without waiting', async () => {
    const written = write(createPacer(PACE)('somebody'), times(60));
    await vi.advanceTimersByTimeAsync(SOON_MS);
    expect([written.done.length, written.refused.length]).toEqual([60, 0]);
  });

  it('beyond it go one a second, and those beyond ten seconds are refused', async () => {
    const written = write(await spent(), times(15));
    await vi.advanceTimersByTimeAsync(SOON_MS);
    expect([written.done.length, written.refused.length]).toEqual([0, 5]);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(written.done.length).toBe(5);
    await vi.advanceTimersByTimeAsync(6_000);
    expect([written.done.length, written.refused.length]).toEqual([10, 5]);
  });

  it('of one identity do not slow another down', async () => {
    const turnsOf = createPacer(PACE);
    write(turnsOf('one'), times(80));
    const other = write(turnsOf('other'), times(60));
    await vi.advanceTimersByTimeAsync(SOON_MS);
    expect(other.done.length).toBe(60);
  });

  it('that people are told of have a limit of their own', async () => {
    const turns = createPacer(PACE)('somebody');
    const comments = write(turns, times(25), true);
    const others = write(turns, times(30));
    await vi.advanceTimersByTimeAsync(SOON_MS);
    expect([comments.done.length, others.done.length]).toEqual([20, 30]);
  });

  it('do not count against reads', async () => {
    const turns = await spent();
    const read = turns.take({ urgency: 'progress', isWrite: false, notifies: false }, () =>
      Promise.resolve('read'),
    );
    await vi.advanceTimersByTimeAsync(SOON_MS);
    expect(await read).toBe('read');
  });
});

describe('when the minute is spent', () => {
  it('verdicts go first, whenever they came, and progress last', async () => {
    const written = write(await spent(), ['progress', 'usual', 'verdict', 'usual', 'verdict']);
    await vi.advanceTimersByTimeAsync(11_000);
    expect(written.done).toEqual(['verdict', 'verdict', 'usual', 'usual']);
  });

  it('a verdict takes the place of progress in a full queue', async () => {
    const turns = await spent();
    const progress = write(turns, times(10, 'progress'));
    const verdicts = write(turns, times(3, 'verdict'));
    await vi.advanceTimersByTimeAsync(SOON_MS);
    expect([progress.refused.length, verdicts.refused.length]).toEqual([3, 0]);
  });

  it('progress waits three seconds at most, so that it cannot come after its verdict', async () => {
    const turns = await spent();
    const verdicts = write(turns, times(8, 'verdict'));
    const progress = write(turns, ['progress']);
    await vi.advanceTimersByTimeAsync(3_500);
    expect(progress.refused).toEqual(['progress']);
    await vi.advanceTimersByTimeAsync(20_000);
    expect([verdicts.done.length, progress.done.length]).toEqual([8, 0]);
  });

  it('what goes out is never more than the minute and what it fills up by', async () => {
    const urgency = fc.constantFrom<Urgency>('verdict', 'usual', 'progress');
    const rounds = fc.array(fc.array(urgency, { maxLength: 30 }), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(rounds, async (all) => {
        const turns = createPacer(PACE)('somebody');
        const written: Written[] = [];
        for (const round of all) {
          written.push(write(turns, round));
          await vi.advanceTimersByTimeAsync(2_000);
        }
        const done = written.flatMap((one) => one.done).length;
        expect(done).toBeLessThanOrEqual(60 + 2 * all.length + 1);
      }),
      { numRuns: 10 },
    );
  });

  it('no verdict is refused while anything else has a place', async () => {
    const urgency = fc.constantFrom<Urgency>('verdict', 'usual', 'progress');
    await fc.assert(
      fc.asyncProperty(fc.array(urgency, { maxLength: 40 }), async (asked) => {
        const written = write(await spent(), asked);
        await vi.advanceTimersByTimeAsync(SOON_MS);
        const verdicts = asked.filter((one) => one === 'verdict').length;
        const refused = written.refused.filter((one) => one === 'verdict').length;
        expect(refused).toBe(Math.max(0, verdicts - 10));
      }),
      { numRuns: 10 },
    );
  });
});
