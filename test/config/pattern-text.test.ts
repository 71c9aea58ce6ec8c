import { expect, it } from 'vitest';
import { listedPattern, patternText } from '../../src/config/pattern-text.ts';
import { listOf } from '../../src/config/read/collections.ts';
import { topOf } from '../../src/config/read/place.ts';
import type { Notes } from '../../src/config/read/reader.ts';
import { TOLD_LATER } from '../../src/config/told-later.ts';
import { parseYaml } from '../../src/config/yaml.ts';

const top = topOf(parseYaml({ path: 'f.yaml', text: 'here' }));
const LATER = listedPattern(TOLD_LATER.blockadePattern);

function noted(): { problems: Notes['problems']; warnings: Notes['warnings'] } {
  return { problems: [], warnings: [] };
}

it('empty text is no pattern in a field, and one that matches everything in a list', () => {
  expect(patternText('', top, noted())).toBeUndefined();
  expect(listOf(LATER)(['', 'a'], top, noted())).toEqual(['', 'a']);
});

it('a mistake keeps the file from loading, unless Prow loads it', () => {
  const [inField, inList] = [noted(), noted()];
  expect(patternText('(', top, inField)).toBe('(');
  expect(LATER('(', top, inList)).toBe('(');
  const says = 'the file is no regular expression: missing closing ): `(`';
  expect(inField).toMatchObject({ problems: [{ says }], warnings: [] });
  expect(inList).toMatchObject({ problems: [], warnings: [{ says, rule: 'blockade-pattern' }] });
});
