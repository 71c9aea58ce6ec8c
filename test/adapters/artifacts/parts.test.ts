import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inParts } from '../../../src/adapters/artifacts/parts.ts';
import { collect } from './collect.ts';

const body = async function* (chunks: readonly Uint8Array[]) {
  for (const chunk of chunks) yield await Promise.resolve(chunk);
};

describe('cutting a body into parts', () => {
  it('keeps every byte, and only the last part is short', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 20 })),
        fc.integer({ min: 1, max: 15 }),
        async (chunks, size) => {
          const parts = await collect(inParts(body(chunks), size));
          expect(Buffer.concat(parts).equals(Buffer.concat(chunks))).toBe(true);
          expect(parts.slice(0, -1).every((part) => part.length === size)).toBe(true);
          expect(parts.length).toBeGreaterThan(0);
          expect(parts.at(-1)?.length).toBeLessThanOrEqual(size);
        },
      ),
    );
  });

  it('makes one empty part of an empty body', async () => {
    expect(await collect(inParts(new Uint8Array(), 4))).toEqual([Buffer.alloc(0)]);
  });
});
