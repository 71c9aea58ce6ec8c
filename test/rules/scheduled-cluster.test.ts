import { expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load-config.ts';
import { scheduled } from '../../src/rules/scheduled-cluster.ts';
import { newJob } from '../workflows/new-job.ts';

function clusterOf(cluster: string, scheduler: string): string {
  const main = { path: 'config.yaml', text: `plank: {}\nscheduler: ${scheduler}\n` };
  const loaded = loadConfig({ main, jobs: [] });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return scheduled({ ...newJob({}).spec, cluster }, loaded.value.global).cluster;
}

const TO_B = '{ enabled: true, failover: { mappings: { a: b, b: c } } }';

it.each([
  ['a cluster that another one stands in for', 'a', TO_B, 'b'],
  ['a cluster that nobody stands in for', 'd', TO_B, 'd'],
  ['a cluster whose name every object has', 'constructor', TO_B, 'constructor'],
  ['a scheduler that is off', 'a', '{ failover: { mappings: { a: b } } }', 'a'],
  ['a scheduler without a word on fail-over', 'a', '{ enabled: true }', 'a'],
  ['no scheduler', 'a', '{}', 'a'],
])('%s: jobs of %s go, by %s, to %s', (_what, cluster, scheduler, expected) => {
  expect(clusterOf(cluster, scheduler)).toBe(expected);
});
