import { expect, it } from 'vitest';
import { headContexts } from '../../src/rules/head-contexts.ts';

it('of the statuses of a commit, failures and errors have failed', () => {
  const { all, failed } = headContexts([
    { context: 'a', state: 'success' },
    { context: 'b', state: 'pending' },
    { context: 'c', state: 'failure' },
    { context: 'd', state: 'error' },
  ]);
  expect([...all]).toEqual(['a', 'b', 'c', 'd']);
  expect([...failed]).toEqual(['c', 'd']);
});
