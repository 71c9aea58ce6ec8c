import { describe, expect, it } from 'vitest';
import { prowJob } from '../../src/prowjob/prow-job.ts';
import { rerunOf, sourceOf } from '../../src/prowjob/rerun.ts';

const BEFORE = prowJob({
  name: 'before',
  namespace: 'prow',
  spec: {
    type: 'periodic',
    agent: 'kubernetes',
    cluster: 'gpu',
    namespace: 'pods',
    job: 'nightly',
  },
  labels: { team: 'a', 'prow.k8s.io/retest': 'true', 'event-GUID': 'guid' },
  annotations: { note: 'b', 'prowflow.dev/received-at': '2026-08-01T00:00:00Z' },
  buildId: '12',
  state: 'failure',
});
const AGAIN = { name: 'again', startTime: '2026-08-02T00:00:00Z', of: 'before', by: 'alice' };

describe('a run that comes again', () => {
  const again = rerunOf(sourceOf(BEFORE), AGAIN);

  it('runs the same, and knows nothing of the run before but its name', () => {
    expect(again.spec).toEqual(BEFORE.spec);
    expect(again.status).toEqual({ state: 'triggered', startTime: AGAIN.startTime });
    expect(again.metadata).toMatchObject({ name: 'again', namespace: 'prow' });
    expect(again.metadata.annotations).toEqual({
      ...{ note: 'b', 'prow.k8s.io/job': 'nightly', 'prow.k8s.io/context': '' },
      ...{ 'prowflow.dev/rerun-of': 'before', 'prowflow.dev/rerun-by': 'alice' },
    });
  });

  it('has the labels of its job, and that it is a rerun', () => {
    expect(again.metadata.labels).toEqual({
      ...{ team: 'a', 'created-by-prow': 'true', 'prow.k8s.io/job': 'nightly' },
      ...{ 'prow.k8s.io/type': 'periodic', 'prow.k8s.io/context': '' },
      'prow.k8s.io/re-run': 'true',
    });
  });

  it('comes again as well', () => {
    const third = rerunOf(sourceOf(again), { ...AGAIN, name: 'third', of: 'again', by: 'bob' });
    expect(third.metadata.annotations).toMatchObject({
      'prowflow.dev/rerun-of': 'again',
      'prowflow.dev/rerun-by': 'bob',
    });
  });
});
