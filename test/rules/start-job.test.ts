import { describe, expect, it } from 'vitest';
import { startPostsubmit, startPresubmit } from '../../src/rules/start-job.ts';
import { postsubmit, presubmit } from './jobs.ts';

const REFS = { org: 'org', repo: 'repo', base_ref: 'main' };
const FIELDS = { labels: { team: 'a' }, annotations: { note: 'b' } };

describe('the start of a job', () => {
  it('of a presubmit carries its labels and whether it is optional', () => {
    const job = presubmit('unit', { optional: true, fields: FIELDS });
    const start = startPresubmit(job, REFS, { because: 'why', labels: { retest: 'true' } });
    expect(start).toMatchObject({
      kind: 'start-job',
      spec: { type: 'presubmit', job: 'unit', refs: REFS },
      because: 'why',
    });
    expect(start.labels).toEqual({
      team: 'a',
      retest: 'true',
      'prow.k8s.io/is-optional': 'true',
    });
    expect(start.annotations).toEqual({ note: 'b' });
  });

  it('of a postsubmit carries its labels', () => {
    const start = startPostsubmit(postsubmit('image', { fields: FIELDS }), REFS, { because: 'w' });
    expect(start.spec).toMatchObject({ type: 'postsubmit', job: 'image' });
    expect(start.labels).toEqual({ team: 'a' });
  });
});
