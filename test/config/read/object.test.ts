import { expect, it } from 'vitest';
import { listOf, mapOf, filledListOf, placed } from '../../../src/config/read/collections.ts';
import { object, openObject } from '../../../src/config/read/object.ts';
import { nameOf, topOf } from '../../../src/config/read/place.ts';
import type { Notes, Reader } from '../../../src/config/read/reader.ts';
import { flag, text, wholeNumber } from '../../../src/config/read/scalars.ts';
import { problemText } from '../../../src/config/problem.ts';
import { parseYaml } from '../../../src/config/yaml.ts';

function read<T>(reader: Reader<T>, yaml: string) {
  const file = parseYaml({ path: 'f.yaml', text: yaml });
  const notes: Notes = { problems: [], warnings: [] };
  const value = reader(file.value, topOf(file), notes);
  return {
    value,
    problems: notes.problems.map(problemText),
    warnings: notes.warnings.map(problemText),
  };
}

const job = object({ name: text, always_run: flag, args: listOf(text) });

it('an object has the fields that are there', () => {
  const result = read(job, 'name: unit\nargs: [a, 1, yes]');
  expect(result).toEqual({
    value: { name: 'unit', args: ['a', '1', 'true'] },
    problems: [],
    warnings: [],
  });
});

it('the case of a field does not matter, as in Go', () => {
  expect(read(job, 'Name: unit').value).toEqual({ name: 'unit' });
});

it('a field without a value is not there', () => {
  expect(read(job, 'name:\nargs:').value).toEqual({});
});

it('a field that nobody knows is left out and warned of', () => {
  const result = read(job, 'name: unit\nallways_run: true');
  expect(result.value).toEqual({ name: 'unit' });
  expect(result.warnings).toEqual([
    'f.yaml:2:14: the field allways_run is not known here: it is ignored',
  ]);
});

it('an open object keeps what it does not know', () => {
  const result = read(openObject({ name: text }), 'name: unit\nports: [1]');
  expect(result).toEqual({ value: { name: 'unit', ports: [1] }, problems: [], warnings: [] });
});

it('all wrong fields are told, the right ones kept', () => {
  const result = read(job, 'name: [a]\nalways_run: maybe\nargs: [b, {c: d}]');
  expect(result.value).toEqual({ args: ['b'] });
  expect(result.problems).toEqual([
    'f.yaml:1:7: name must be text, not a list',
    'f.yaml:2:13: always_run must be true or false, without quotes, not the text "maybe"',
    'f.yaml:3:11: args[1] must be text, not a map',
  ]);
});

it.each([
  ['- a', 'f.yaml:1:1: the file must be a map, not a list'],
  ['words', 'f.yaml:1:1: the file must be a map, not the text "words"'],
])('%j is no object', (yaml, expected) => {
  expect(read(job, yaml)).toEqual({ value: undefined, problems: [expected], warnings: [] });
});

it('an empty file is an empty object', () => {
  expect(read(job, '').value).toEqual({});
});

it.each([
  ['a: 1\nb: 2', { a: 1, b: 2 }, []],
  ['', undefined, []],
  [
    'a: 1\nb: x',
    { a: 1 },
    ['f.yaml:2:4: b must be a whole number, without quotes, not the text "x"'],
  ],
  ['[1]', undefined, ['f.yaml:1:1: the file must be a map, not a list']],
])('a map of numbers from %j', (yaml, value, problems) => {
  expect(read(mapOf(wholeNumber), yaml)).toEqual({ value, problems, warnings: [] });
});

it('a list that must be filled is none when it is empty', () => {
  expect(read(filledListOf(text), '[]').value).toBeUndefined();
  expect(read(filledListOf(text), '[a]').value).toEqual(['a']);
});

it('one value is no list', () => {
  expect(read(listOf(text), 'a').problems).toEqual([
    'f.yaml:1:1: the file must be a list, not the text "a"',
  ]);
});

it('a placed value knows where it stands', () => {
  const { value } = read(mapOf(listOf(placed(text))), 'a: [b, c]');
  const [, second] = value?.['a'] ?? [];
  expect(second && nameOf(second.place)).toBe('a[1]');
  expect(second?.place.file.positionOf(['a', 1])).toMatchObject({ line: 1, column: 8 });
});
