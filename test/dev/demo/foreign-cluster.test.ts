import { describe, expect, it } from 'vitest';
import { foreignCluster } from '../../../dev/demo/foreign-cluster.ts';

const ALL = {
  PROWFLOW_POD_HOST: '10.0.0.1',
  PROWFLOW_PODUTILS_IMAGE: 'example.com/podutils:1',
  PROWFLOW_JOB_IMAGE: 'example.com/node:24',
};

describe('the cluster of the user', () => {
  it('needs nothing when there is none', () => {
    expect(foreignCluster({}, false)).toBeUndefined();
  });

  it('is as the environment describes it', () => {
    expect(foreignCluster(ALL, true)).toEqual({
      address: '10.0.0.1',
      images: { podutils: 'example.com/podutils:1', job: 'example.com/node:24' },
    });
  });

  it.each(Object.keys(ALL))('is refused without %s, which the sentence names', (name) => {
    expect(() => foreignCluster({ ...ALL, [name]: '' }, true)).toThrow(`set ${name} `);
  });
});
