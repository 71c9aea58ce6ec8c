import { randomUUID } from 'node:crypto';
import { prowJob } from '../../src/prowjob/prow-job.ts';
import type { ProwJob } from '../../src/prowjob/spec.ts';
import { newSha } from './deliveries.ts';
import { BASE } from './scripted-host.ts';

/** A run of the presubmit `unit` for a commit that no other test has. */
export function newJob(spec: Partial<ProwJob['spec']> = {}): ProwJob {
  const pulls = [{ number: 1, author: 'dev', sha: newSha() }];
  return prowJob({
    name: randomUUID(),
    namespace: 'prowjobs',
    startTime: new Date().toISOString(),
    spec: {
      type: 'presubmit',
      agent: 'kubernetes',
      cluster: 'default',
      namespace: 'test-pods',
      job: 'unit',
      context: 'unit',
      report: true,
      refs: { org: 'org', repo: 'repo', base_ref: 'main', base_sha: BASE, pulls },
      pod_spec: { containers: [{ name: '', image: 'alpine', command: ['true'] }] },
      ...spec,
    },
  });
}
