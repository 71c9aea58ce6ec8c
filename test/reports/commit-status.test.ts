import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProwJobStatus } from '../../src/prowjob/spec.ts';
import { commitStatus } from '../../src/reports/commit-status.ts';
import { newJob } from '../workflows/new-job.ts';

const SHA = '0123456789abcdef0123456789abcdef01234567';
const URL = 'https://prow.example/view/1';

const shown = (status: ProwJobStatus, base_sha = SHA) => {
  const refs = { org: 'org', repo: 'repo', base_ref: 'main', base_sha };
  const job = newJob({ context: 'pull-unit', refs });
  return commitStatus({ ...job, status: { state: 'success', url: URL, ...status } });
};
const bytes = (text: string): number => Buffer.byteLength(text);
const described = (description: string, baseSha = SHA): string =>
  shown({ description }, baseSha).description;
const paddings = (text: string): number => text.split('\u2001').length - 1;

/** The padding loop as Prow runs it, to compare the closed formula with. */
function paddingsByLoop(descriptionBytes: number): number {
  let suffix = 49;
  let count = 0;
  while (count < 140 - descriptionBytes - suffix) {
    suffix += 3;
    count += 1;
  }
  return count;
}

describe('a commit status', () => {
  it('carries the context and the address of the job', () => {
    expect(shown({})).toMatchObject({ context: 'pull-unit', targetUrl: URL });
  });

  it.each([
    ['scheduling', 'pending'],
    ['triggered', 'pending'],
    ['pending', 'pending'],
    ['success', 'success'],
    ['failure', 'failure'],
    ['aborted', 'failure'],
    ['error', 'error'],
  ] as const)('of a job that is %s shows %s', (state, word) => {
    expect(shown({ state }).state).toBe(word);
  });

  it('ends with the base commit, 20 paddings after "Job succeeded."', () => {
    expect(described('Job succeeded.')).toBe(`Job succeeded.${'\u2001'.repeat(20)} BaseSHA:${SHA}`);
  });

  it('says nothing of a base commit that is not known', () => {
    expect(described('Job succeeded.', '')).toBe('Job succeeded.');
  });

  it('keeps both ends of a description that is too long', () => {
    expect(described(`start${'x'.repeat(200)}end`)).toBe(
      `start${'x'.repeat(38)} ... ${'x'.repeat(40)}end BaseSHA:${SHA}`,
    );
    expect(described('y'.repeat(141), '')).toBe(`${'y'.repeat(67)} ... ${'y'.repeat(67)}`);
  });

  it.each([86, 89, 90])(
    'of %i bytes loses its middle to the padding, as the one of Prow does',
    (length) => {
      expect(described('z'.repeat(length))).toContain('z ... z');
    },
  );

  it.each([85, 87, 88, 91])('of %i bytes stays whole', (length) => {
    expect(described('z'.repeat(length)).startsWith('z'.repeat(length))).toBe(true);
  });

  it('leaves a character out rather than cutting it in two', () => {
    expect(described('語'.repeat(100))).toBe(
      `${'語'.repeat(14)} ... ${'語'.repeat(14)} BaseSHA:${SHA}`,
    );
  });

  it('never takes more than 140 bytes and always ends with the base commit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (description) => {
        const text = described(description);
        return bytes(text) <= 140 && text.endsWith(` BaseSHA:${SHA}`);
      }),
    );
  });

  it('is padded as often as the loop of Prow pads it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), (length) => {
        expect(paddings(described('a'.repeat(length)))).toBe(paddingsByLoop(length));
      }),
    );
  });
});
