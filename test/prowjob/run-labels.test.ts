import { expect, it } from 'vitest';
import { LABEL } from '../../src/prowjob/labels.ts';
import { runLabels } from '../../src/prowjob/run-labels.ts';
import type { ProwJob } from '../../src/prowjob/spec.ts';

const PERIODIC: ProwJob = {
  apiVersion: 'prow.k8s.io/v1',
  kind: 'ProwJob',
  metadata: { name: 'id-1', namespace: 'prowjobs' },
  spec: {
    type: 'periodic',
    agent: 'kubernetes',
    cluster: 'big',
    namespace: 'pods',
    job: 'nightly',
  },
  status: {},
};
const RUN = { job_namespace: 'prowjobs', job_name: 'nightly', type: 'periodic', cluster: 'big' };
const NOWHERE = { org: '', repo: '', base_ref: '' };

it('a run without refs is of no repository', () => {
  expect(runLabels(PERIODIC)).toEqual({ ...RUN, ...NOWHERE, retest: 'false' });
});

it('a run is of the repository that it tests, or of the first that it clones', () => {
  const tested = { org: 'org', repo: 'repo', base_ref: 'main' };
  const cloned = { org: 'other', repo: 'tools', base_ref: 'v1' };
  const spec = { ...PERIODIC.spec, extra_refs: [cloned] };
  expect(runLabels({ ...PERIODIC, spec })).toMatchObject(cloned);
  expect(runLabels({ ...PERIODIC, spec: { ...spec, refs: tested } })).toMatchObject(tested);
});

it('a run says whether somebody asked for it again', () => {
  const labels = { [LABEL.isRetest]: 'true' };
  const metadata = { ...PERIODIC.metadata, labels };
  expect(runLabels({ ...PERIODIC, metadata }).retest).toBe('true');
});
