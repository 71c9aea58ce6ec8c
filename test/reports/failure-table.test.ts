import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failureRow, nameOf, rowsIn, tableOf } from '../../src/reports/failure-table.ts';
import { failed } from './failed-run.ts';

describe('a row', () => {
  it('tells the test, its commit, its page, whether it is required, and how to run it again', () => {
    expect(failureRow(failed('unit')).line).toBe(
      'unit | abc | [link](https://prow.example/unit) | true | `/test unit`',
    );
  });

  it.each([
    ['true', 'false'],
    ['false', 'true'],
    [undefined, 'unknown'],
  ])('of a run with the label is-optional %s says that it is required: %s', (optional, says) => {
    expect(failureRow(failed('unit', { optional })).line).toContain(`| ${says} |`);
  });

  it('calls nobody and stays in its place, whatever a repository calls its jobs', () => {
    const nasty = fc.string({
      unit: fc.constantFrom('|', ' ', '\n', '@', 'a', '<', '`', '-', '\\', '\t', '\u2028'),
      minLength: 1,
      maxLength: 400,
    });
    fc.assert(
      fc.property(nasty, nasty, (context, rerun) => {
        const row = failureRow(failed(context, { rerun }));
        expect(row.line).not.toMatch(/[\n\r\u2028]/);
        expect(row.name).not.toMatch(/@a|</);
        expect(row.line.replaceAll('\\|', '').split('|')).toHaveLength(5);
      }),
    );
  });
});

describe('a table', () => {
  it('is read back as it was written', () => {
    const context = fc
      .string({ minLength: 1, maxLength: 50 })
      .filter((text) => nameOf(text) !== '');
    fc.assert(
      fc.property(fc.array(context, { maxLength: 5 }), (contexts) => {
        const rows = contexts.map((one) => failureRow(failed(one)));
        expect(rowsIn(`Words.\n\n${tableOf(rows)}\n\nMore | words\n`)).toEqual(rows);
      }),
    );
  });

  it.each([
    ['no table', 'Words.'],
    ['an empty table', tableOf([])],
  ])('of a comment with %s has no rows', (_what, comment) => {
    expect(rowsIn(comment)).toEqual([]);
  });

  it('from a comment that was edited in the browser is read too', () => {
    expect(rowsIn('--- | ---\r\nunit | abc\r\n\r\nx | y')).toEqual([
      { name: 'unit', line: 'unit | abc' },
    ]);
  });
});
