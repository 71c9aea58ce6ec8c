import { expect, it } from 'vitest';
import { parseYaml } from '../../src/config/yaml.ts';

const text = `jobs:
- name: one
  args: [a, b]
- &two
  name: two
base: &base
  image: alpine
merged:
  <<: *base
  name: three
other: *two
twice: 1
twice: 2
several:
  <<: [*two, *base]
on: {0x10: hex}
flow: [
1, {a: [
]}
]
after: flow
`;

it.each([
  [[], 1, 1],
  [['jobs', 0, 'name'], 2, 9],
  [['jobs', 0, 'args', 1], 3, 13],
  [['jobs', 1, 'name'], 5, 9],
  [['merged', 'image'], 7, 10],
  [['other', 'name'], 5, 9],
  [['twice'], 13, 8],
  [['several', 'image'], 7, 10],
  [['true', '16'], 16, 12],
  [['flow', 0], 18, 1],
  [['flow', 1, 'a'], 18, 8],
  [['after'], 21, 8],
])('what stands at %j is at line %i, column %i', (path, line, column) => {
  const { positionOf } = parseYaml({ path: 'f.yaml', text });
  expect(positionOf(path)).toMatchObject({ line, column });
});

it.each([
  [['jobs', 0, 'missing'], 2, 3],
  [['jobs', 9], 2, 1],
  [['missing', 'deep'], 1, 1],
  [['jobs', 0, 'name', 'too', 'deep'], 2, 9],
])('what is missing at %j has the place of what is around it', (path, line, column) => {
  const { positionOf } = parseYaml({ path: 'f.yaml', text });
  expect(positionOf(path)).toMatchObject({ line, column });
});

it('an alias leads to the last anchor of its name before it', () => {
  const { positionOf } = parseYaml({
    path: 'f.yaml',
    text: 'a: &x {one: 1}\nb: &y {<<: *x, two: 2}\nc: &x {<<: *y, three: 3}\nd: *x\n',
  });
  const lines = [
    ['b', 'one'],
    ['c', 'two'],
    ['c', 'missing'],
    ['d', 'three'],
  ].map((path) => positionOf(path).line);
  expect(lines).toEqual([1, 2, 3, 3]);
});

it('what a merge writes over an earlier field has the place of the merged one', () => {
  const text = 'a: &x\n  one: 1\nb: &y\n  one: 2\nc: {one: 3, <<: [*x, *y]}\n';
  const { positionOf } = parseYaml({ path: 'f.yaml', text });
  expect(positionOf(['c', 'one'])).toMatchObject({ line: 2, column: 8 });
});

it('ten thousand places are found in good time, after many lines and behind merges of merges', () => {
  const merges = Array.from(
    { length: 15 },
    (_, i) => `a${i + 1}: &a${i + 1} {<<: [*a${i}, *a${i}]}`,
  );
  const text = [
    '\n'.repeat(500_000),
    'a0: &a0 {one: 1}',
    ...merges,
    `list: {items: [${'[], '.repeat(10_000)}], <<: *a15}`,
  ].join('\n');
  const { positionOf } = parseYaml({ path: 'f.yaml', text });
  const lines = Array.from({ length: 10_000 }, (_, i) => positionOf(['list', 'items', i]).line);
  expect(new Set(lines)).toEqual(new Set([500_018]));
});

it('an empty file has one place', () => {
  const { positionOf } = parseYaml({ path: 'f.yaml', text: '' });
  expect(positionOf(['a'])).toEqual({ line: 1, column: 1, sourceLine: '' });
});
