import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annotationsFor, isLabelValue, labelsFor } from '../../src/prowjob/labels.ts';
import type { ProwJobSpec } from '../../src/prowjob/spec.ts';

const periodic: ProwJobSpec = {
  type: 'periodic',
  agent: 'kubernetes',
  cluster: 'default',
  namespace: 'pods',
  job: 'unit',
  context: 'ci/unit',
};

const spec: ProwJobSpec = {
  ...periodic,
  type: 'presubmit',
  refs: {
    org: 'org',
    repo: 'repo',
    base_ref: 'main',
    pulls: [{ number: 7, author: 'alice', sha: 'a'.repeat(40) }],
  },
};

describe('labels', () => {
  it('say what runs, for which code', () => {
    expect(labelsFor(spec, {})).toEqual({
      'created-by-prow': 'true',
      'prow.k8s.io/type': 'presubmit',
      'prow.k8s.io/job': 'unit',
      'prow.k8s.io/context': 'unit',
      'prow.k8s.io/refs.org': 'org',
      'prow.k8s.io/refs.repo': 'repo',
      'prow.k8s.io/refs.base_ref': 'main',
      'prow.k8s.io/refs.pull': '7',
    });
  });

  it('of a periodic name its first extra ref', () => {
    const extra_refs = [
      { org: 'one', repo: 'first', base_ref: 'release/1.7' },
      { org: 'two', repo: 'second' },
    ];
    expect(labelsFor({ ...periodic, extra_refs }, {})).toMatchObject({
      'prow.k8s.io/refs.org': 'one',
      'prow.k8s.io/refs.repo': 'first',
      'prow.k8s.io/refs.base_ref': '1.7',
    });
  });

  it('of the job itself override', () => {
    const labels = labelsFor(spec, { 'prow.k8s.io/refs.org': 'other', team: 'b' });
    expect(labels).toMatchObject({ 'prow.k8s.io/refs.org': 'other', team: 'b' });
  });

  it('cut a long job name where Kubernetes would refuse it, and what then ends it badly', () => {
    const job = `${'a'.repeat(60)}-_.and-more`;
    expect(labelsFor({ ...spec, job }, {})['prow.k8s.io/job']).toBe('a'.repeat(60));
  });

  it.each(['with space', 'a/', '-dash', 'ü', '//'])('leave out the value "%s"', (value) => {
    const { mine } = labelsFor(spec, { mine: value });
    expect(mine).toBe(value === 'a/' ? 'a' : undefined);
  });

  it('are always values that Kubernetes accepts', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (job, context, extra) => {
        const labels = labelsFor({ ...spec, job, context }, { extra });
        expect(Object.values(labels).filter((value) => !isLabelValue(value))).toEqual([]);
      }),
    );
  });
});

describe('annotations', () => {
  it('hold job and context in full', () => {
    const job = 'a'.repeat(100);
    expect(annotationsFor({ ...spec, job }, { note: 'free text' })).toEqual({
      'prow.k8s.io/job': job,
      'prow.k8s.io/context': 'ci/unit',
      note: 'free text',
    });
  });
});
