import { expect, it } from 'vitest';
import { listOf } from '../../../src/config/read/collections.ts';
import {
  anything,
  duration,
  filledText,
  flag,
  oneOf,
  int32,
  intOrText,
  quantity,
  text,
  wholeNumber,
} from '../../../src/config/read/scalars.ts';
import { inside, topOf } from '../../../src/config/read/place.ts';
import type { Reader } from '../../../src/config/read/reader.ts';
import { parseYaml } from '../../../src/config/yaml.ts';

const top = topOf(parseYaml({ path: 'f.yaml', text: 'field: here' }));

function read<T>(reader: Reader<T>, value: unknown): { read: T | undefined; says: string[] } {
  const notes = { problems: [], warnings: [] };
  const result = reader(value, inside(top, 'field'), notes);
  const problems: readonly { says: string }[] = notes.problems;
  return { read: result, says: problems.map(({ says }) => says) };
}

const agent = oneOf(['kubernetes', 'jenkins']);

it.each([
  ['text', text, 'a', 'a'],
  ['a number as text', text, 1.3, '1.3'],
  ['a boolean as text', text, true, 'true'],
  ['nothing as empty text', text, null, ''],
  ['empty text as no text', filledText, '', undefined],
  ['a boolean', flag, false, false],
  ['nothing as false', flag, null, false],
  ['a whole number', wholeNumber, -3, -3],
  ['nothing as zero', wholeNumber, null, 0],
  ['a duration in its canonical form', duration, '90m', '1h30m0s'],
  ['nanoseconds as a duration', duration, 1_000_000_000, '1s'],
  ['nothing as no duration', duration, null, undefined],
  ['an amount in its canonical form', quantity, '4000m', '4'],
  ['a number as an amount', quantity, 2, '2'],
  ['nothing as the amount 0', quantity, null, '0'],
  ['a whole number of 32 bits', int32, -2_147_483_647, -2_147_483_647],
  ['a port by its number', intOrText, 8080, 8080],
  ['a port by its name', intOrText, 'http', 'http'],
  ['one of the words', agent, 'jenkins', 'jenkins'],
  ['empty text as none of the words', agent, '', undefined],
  ['anything as it is', anything, { a: [1] }, { a: [1] }],
])('%s', (_sentence, reader: Reader<unknown>, value, expected) => {
  expect(read(reader, value)).toEqual({ read: expected, says: [] });
});

it.each([
  [text, ['a'], 'field must be text, not a list'],
  [text, { a: 1 }, 'field must be text, not a map'],
  [flag, 'true', 'field must be true or false, without quotes, not the text "true"'],
  [flag, 1, 'field must be true or false, without quotes, not 1'],
  [wholeNumber, '5', 'field must be a whole number, without quotes, not the text "5"'],
  [wholeNumber, 1.5, 'field must be a whole number, without quotes, not 1.5'],
  [wholeNumber, 1e300, 'field must be a whole number, without quotes, not 1e+300'],
  [
    duration,
    '2 hours',
    'field must be a duration such as "2h30m" (units h, m, s, ms, us, ns), not the text "2 hours"',
  ],
  [
    duration,
    true,
    'field must be a duration such as "2h30m" (units h, m, s, ms, us, ns), not true',
  ],
  [quantity, '4 Gi', 'field must be an amount such as "500m", 2 or "4Gi", not the text "4 Gi"'],
  [int32, 2 ** 31, 'field must be a whole number of at most 2147483647, not 2147483648'],
  [int32, 'x', 'field must be a whole number, without quotes, not the text "x"'],
  [intOrText, 1.5, 'field must be a whole number, without quotes, not 1.5'],
  [agent, 'docker', 'field must be one of kubernetes, jenkins, not the text "docker"'],
])('a wrong value is told with what is right (%#)', (reader: Reader<unknown>, value, expected) => {
  expect(read(reader, value)).toEqual({ read: undefined, says: [expected] });
});

it('a long wrong value is cut', () => {
  const [says] = read(wholeNumber, 'x'.repeat(500)).says;
  expect(says).toBe(
    `field must be a whole number, without quotes, not the text "${'x'.repeat(60)}"`,
  );
});

it.each([
  ['1e6', '1e+06'],
  ['25_000_000.0', '2.5e+07'],
  ['1000000', '1000000'],
  ['0xf4240', '1000000'],
  ['1e3', '1000'],
])('%s without quotes is the text %s', (written, expected) => {
  const file = parseYaml({ path: 'f.yaml', text: `[${written}, b]` });
  const read = listOf(text)(file.value, topOf(file), { problems: [], warnings: [] });
  expect(read).toEqual([expected, 'b']);
});
