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

it('an empty file has one place', () => {
  const { positionOf } = parseYaml({ path: 'f.yaml', text: '' });
  expect(positionOf(['a'])).toEqual({ line: 1, column: 1, sourceLine: '' });
});
