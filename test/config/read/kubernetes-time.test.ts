import { expect, it } from 'vitest';
import { kubernetesTime } from '../../../src/config/read/kubernetes-time.ts';
import { inside, topOf } from '../../../src/config/read/place.ts';
import { parseYaml } from '../../../src/config/yaml.ts';

const place = inside(topOf(parseYaml({ path: 'f.yaml', text: 'at: here' })), 'at');

function read(value: unknown): { value: string | undefined; problems: number } {
  const notes: Parameters<typeof kubernetesTime>[2] = { problems: [], warnings: [] };
  const found = kubernetesTime(value, place, notes);
  return { value: found, problems: notes.problems.length };
}

it.each([
  ['2026-01-31T15:04:05Z', '2026-01-31T15:04:05Z'],
  ['2026-01-31T15:04:05.999999999Z', '2026-01-31T15:04:05Z'],
  ['2026-01-01T01:04:05+02:00', '2025-12-31T23:04:05Z'],
])('%s is %s', (written, time) => {
  expect(read(written)).toEqual({ value: time, problems: 0 });
});

it('nothing is no time', () => {
  expect(read(null)).toEqual({ value: undefined, problems: 0 });
});

it.each(['', 'yesterday', 1_601_650_800])('%j is refused', (value) => {
  expect(read(value)).toEqual({ value: undefined, problems: 1 });
});
