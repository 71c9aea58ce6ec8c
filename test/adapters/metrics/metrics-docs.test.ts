import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { COUNTERS, GAUGES, HISTOGRAMS } from '../../../src/adapters/metrics/definitions.ts';

it('the documentation names each metric with its kind, and no other', () => {
  const text = readFileSync(new URL('../../../docs/metrics.md', import.meta.url), 'utf8');
  const named = [...text.matchAll(/^\| `(\w+)` +\| (counter|gauge|histogram)/gm)].map(
    ([, name, kind]) => `${String(name)} ${String(kind)}`,
  );
  const defined = [
    ...Object.keys(COUNTERS).map((name) => `${name} counter`),
    ...Object.keys(GAUGES).map((name) => `${name} gauge`),
    ...Object.keys(HISTOGRAMS).map((name) => `${name} histogram`),
  ];
  expect(named.toSorted()).toEqual(defined.toSorted());
});
