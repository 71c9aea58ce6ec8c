import { expect, it } from 'vitest';
import { inside, topOf } from '../../../src/config/read/place.ts';
import { timestamp } from '../../../src/config/read/timestamp.ts';
import { parseYaml } from '../../../src/config/yaml.ts';

const place = inside(topOf(parseYaml({ path: 'f.yaml', text: 'at: here' })), 'at');

function read(value: unknown): { value: string | undefined; says: readonly string[] } {
  const notes: Parameters<typeof timestamp>[2] = { problems: [], warnings: [] };
  const found = timestamp(value, place, notes);
  return { value: found, says: notes.problems.map(({ says }) => says) };
}

it.each(['2020-10-02T15:00:00Z', '2020-10-02T15:00:00.000001Z', '2020-02-29T23:59:59+02:00'])(
  '%s is a time',
  (time) => {
    expect(read(time)).toEqual({ value: time, says: [] });
  },
);

it('nothing is no time', () => {
  expect(read(null)).toEqual({ value: undefined, says: [] });
});

it.each([
  [''],
  ['2020-10-02'],
  ['2020-10-02 15:00:00Z'],
  ['2020-10-02T15:00:00'],
  ['2021-02-29T15:00:00Z'],
  ['2020-13-01T15:00:00Z'],
  ['2020-10-02T24:00:00Z'],
  ['2020-10-02T15:00:00+0200'],
  [1601650800],
])('%j is refused', (value) => {
  const words = typeof value === 'number' ? String(value) : `the text "${value}"`;
  const says = [`at must be a time such as "2026-01-31T15:04:05Z", not ${words}`];
  expect(read(value)).toEqual({ value: undefined, says });
});
