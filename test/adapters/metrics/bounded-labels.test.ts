import { describe, expect, it } from 'vitest';
import { boundedLabels } from '../../../src/adapters/metrics/bounded-labels.ts';

const KINDS = { job: 'free', branch: 'free', state: 'fixed' } as const;

describe('labels of one metric', () => {
  it('stay as they are while they are few', () => {
    const bound = boundedLabels(KINDS);
    const labels = { job: 'unit', branch: 'main', state: 'success' };
    expect(bound(labels)).toEqual(labels);
  });

  it('come together as others when they are many, and only those that are new', () => {
    const bound = boundedLabels(KINDS, 2);
    const of = (job: string, state = 'failure') => bound({ job, branch: 'main', state });
    of('a');
    of('b');
    expect(of('c')).toEqual({ job: 'other', branch: 'other', state: 'failure' });
    expect(of('a', 'success')).toEqual({ job: 'a', branch: 'main', state: 'success' });
  });

  it('do not count what only fixed labels make different', () => {
    const bound = boundedLabels(KINDS, 1);
    for (const state of ['pending', 'success', 'failure'])
      expect(bound({ job: 'a', branch: 'main', state })).toMatchObject({ job: 'a', state });
  });

  it('are cut when they are long', () => {
    const { job } = boundedLabels(KINDS)({ job: 'x'.repeat(500), branch: '', state: '' });
    expect(job).toHaveLength(100);
  });

  it('of which none is free are never touched', () => {
    const bound = boundedLabels({ state: 'fixed' }, 0);
    expect(bound({ state: 'success' })).toEqual({ state: 'success' });
  });
});
