import { expect, it } from 'vitest';
import { createMemory, type Memory } from '../../../../src/adapters/github/in-repo/memory.ts';

/** Asks for texts, each answered with itself, and tells which had to be asked for. */
async function asked(memory: Memory<string>, ...texts: readonly string[]): Promise<string[]> {
  const calls: string[] = [];
  for (const text of texts) {
    await memory.recall(text, () => {
      calls.push(text);
      return Promise.resolve(text);
    });
  }
  return calls;
}

it('asks once', async () => {
  const memory = createMemory<string>(10);
  expect(await asked(memory, 'a', 'a', 'b', 'a')).toEqual(['a', 'b']);
});

it('forgets what was not asked for the longest time', async () => {
  const memory = createMemory<string>(2);
  expect(await asked(memory, 'a', 'b', 'a', 'c', 'a', 'b')).toEqual(['a', 'b', 'c', 'b']);
});

it('goes by what answers weigh', async () => {
  const memory = createMemory<string>(5, (text) => text.length);
  expect(await asked(memory, 'aa', 'bb', 'cc', 'bb', 'cc', 'aa')).toEqual(['aa', 'bb', 'cc', 'aa']);
});

it('does not keep what is too heavy by itself', async () => {
  const memory = createMemory<string>(3, (text) => text.length);
  expect(await asked(memory, 'long', 'long')).toEqual(['long', 'long']);
  expect(await asked(memory, 'a', 'a')).toEqual(['a']);
});

it('lets those who ask at the same time share one call', async () => {
  const memory = createMemory<string>(10);
  let calls = 0;
  const ask = async (): Promise<string> => {
    calls += 1;
    return Promise.resolve('answer');
  };
  const answers = await Promise.all([memory.recall('q', ask), memory.recall('q', ask)]);
  expect({ answers, calls }).toEqual({ answers: ['answer', 'answer'], calls: 1 });
});

it('forgets failures', async () => {
  const memory = createMemory<string>(10);
  await expect(memory.recall('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await asked(memory, 'a')).toEqual(['a']);
});
