import { expect, it } from 'vitest';
import { clusterTable } from '../../src/cli/get-clusters.ts';

it('the table says of each cluster how it is, and what is wrong', () => {
  const rows = [
    { name: 'default', status: 'Reachable', says: '' },
    { name: 'gpu', status: 'Error', says: 'no answer' },
  ] as const;
  expect(clusterTable(rows)).toBe(
    'CLUSTER  STATUS     WHAT IS WRONG\ndefault  Reachable\ngpu      Error      no answer\n',
  );
});
