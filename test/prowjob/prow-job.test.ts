import { describe, expect, it } from 'vitest';
import { prowJob } from '../../src/prowjob/prow-job.ts';
import type { ProwJobSpec, SlackReporterConfig } from '../../src/prowjob/spec.ts';

const spec: ProwJobSpec = {
  type: 'periodic',
  agent: 'kubernetes',
  cluster: 'default',
  namespace: 'pods',
  job: 'nightly',
};

describe('a new ProwJob', () => {
  it('is triggered and not yet built', () => {
    const made = prowJob({ name: 'id-1', namespace: 'prowjobs', spec });
    expect(made).toMatchObject({
      metadata: { name: 'id-1', namespace: 'prowjobs' },
      spec,
      status: { state: 'triggered' },
    });
    expect(made.metadata.labels).not.toHaveProperty(['prow.k8s.io/build-id']);
  });

  it('with a build id leads to its Pod', () => {
    const made = prowJob({ name: 'id-1', namespace: 'prowjobs', spec, buildId: '42' });
    expect(made.status.build_id).toBe('42');
    expect(made.metadata.labels).toMatchObject({
      'prow.k8s.io/id': 'id-1',
      'prow.k8s.io/build-id': '42',
    });
  });

  it('carries labels and annotations of its job', () => {
    const labels = { team: 'b' };
    const annotations = { note: 'free text' };
    const made = prowJob({ name: 'id-1', namespace: 'prowjobs', spec, labels, annotations });
    expect(made.metadata).toMatchObject({ labels, annotations });
  });
});

describe('Slack', () => {
  const slackOf = (slack: SlackReporterConfig): SlackReporterConfig | undefined =>
    prowJob({ name: 'id-1', namespace: 'p', spec: { ...spec, reporter_config: { slack } } }).spec
      .reporter_config?.slack;

  it('gets reports of a job that names a channel', () => {
    expect(slackOf({ channel: 'ci' })).toEqual({ channel: 'ci', report: true });
  });

  it('gets none when the list of states is empty', () => {
    expect(slackOf({ job_states_to_report: [] })?.report).toBe(false);
  });

  it('gets what the job says outright', () => {
    expect(slackOf({ report: false, job_states_to_report: ['failure'] })?.report).toBe(false);
  });
});
