import { describe, expect, it } from 'vitest';
import type { ProwJob, ProwJobState, SlackReporterConfig } from '../../src/prowjob/spec.ts';
import { slackAddress, slackText, type SlackSettings } from '../../src/reports/slack-message.ts';

const SETTINGS: SlackSettings = {
  host: 'corp',
  channel: '#ci',
  job_types_to_report: ['postsubmit'],
  job_states_to_report: ['failure', 'error'],
};

interface Given {
  readonly type?: ProwJob['spec']['type'];
  readonly state?: ProwJobState;
  readonly own?: SlackReporterConfig;
}

function job({ type = 'postsubmit', state = 'failure', own }: Given = {}): ProwJob {
  return {
    apiVersion: 'prow.k8s.io/v1',
    kind: 'ProwJob',
    metadata: { name: 'id-1' },
    spec: {
      type,
      agent: 'kubernetes',
      cluster: 'default',
      namespace: 'pods',
      job: 'unit',
      refs: {
        org: 'org',
        repo: 'repo',
        base_ref: 'main',
        pulls: [{ number: 7, author: 'eve', sha: 'abc', title: '<!channel> & <https://x|y>' }],
      },
      ...(own && { reporter_config: { slack: own } }),
    },
    status: { state, url: 'https://ci.example/1?a=b&c', description: 'Pod <a> failed.' },
  };
}

describe('a state of a job', () => {
  it.each([
    ['of a kind and a state that are told', job(), '#ci'],
    ['of another state', job({ state: 'success' }), undefined],
    ['of another kind', job({ type: 'presubmit' }), undefined],
    [
      'of another kind, of a job with a channel',
      job({ type: 'presubmit', own: { channel: '#a' } }),
      '#a',
    ],
    [
      'of another kind, of a job with states only',
      job({ type: 'presubmit', own: { job_states_to_report: ['failure'] } }),
      undefined,
    ],
    [
      'that only the job asks for',
      job({ state: 'success', own: { job_states_to_report: ['success'] } }),
      '#ci',
    ],
    ['that the job leaves out', job({ own: { job_states_to_report: ['success'] } }), undefined],
    ['of a job that wants no report', job({ own: { report: false } }), undefined],
    [
      'of a job with a channel that wants no report',
      job({ own: { channel: '#a', report: false } }),
      undefined,
    ],
    ['of a job with an empty channel', job({ own: { channel: '' } }), '#ci'],
  ])('%s is told accordingly', (_what, given, channel) => {
    expect(slackAddress(given, SETTINGS)?.channel).toBe(channel);
  });

  it('is told in the workspace and the words of the job, else in those of the configuration', () => {
    const own = { host: 'mine', channel: '#a', report_template: 'mine' };
    const settings = { ...SETTINGS, report_template: 'all' };
    const ofJob = slackAddress(job({ own }), settings);
    expect(ofJob).toEqual({ host: 'mine', channel: '#a', template: 'mine' });
    const ofAll = slackAddress(job(), settings);
    expect(ofAll).toEqual({ host: 'corp', channel: '#ci', template: 'all' });
  });

  it('is told in the usual workspace where none is named', () => {
    expect(slackAddress(job(), { ...SETTINGS, host: '' })?.host).toBe('*');
  });

  it('is not told where the configuration wants no report, unless the job does', () => {
    const off = { ...SETTINGS, report: false };
    expect(slackAddress(job(), off)).toBeUndefined();
    expect(slackAddress(job({ own: { report: true } }), off)).toMatchObject({ channel: '#ci' });
  });

  it('is told without settings only when the job says where and which', () => {
    expect(slackAddress(job(), undefined)).toBeUndefined();
    expect(slackAddress(job({ own: { channel: '#a' } }), undefined)).toBeUndefined();
    const own = { channel: '#a', job_states_to_report: ['failure'] } as const;
    expect(slackAddress(job({ own }), undefined)).toEqual({ host: '*', channel: '#a' });
  });

  it('that only the kind asks for needs a channel', () => {
    expect(slackAddress(job(), { ...SETTINGS, channel: '' })).toBeUndefined();
  });
});

describe('what is told', () => {
  it('is, without a template, the job, its end and a link', () => {
    expect(slackText(job())).toEqual({
      text: 'Job unit of type postsubmit ended with state failure. <https://ci.example/1?a=b&c|View logs>',
    });
  });

  it('is what the template makes of the job', () => {
    const template = '{{.Spec.Job}}: {{if eq .Status.State "failure"}}broken{{end}} <!here>';
    expect(slackText(job(), template)).toEqual({ text: 'unit: broken <!here>' });
  });

  it('shows what a pull request says of itself as it is', () => {
    const template = '{{range .Spec.Refs.Pulls}}{{.Title}}{{end}} {{.Status.Description}}';
    expect(slackText(job(), template)).toEqual({
      text: '&lt;!channel&gt; &amp; &lt;https://x|y&gt; Pod &lt;a&gt; failed.',
    });
  });

  it.each([
    ['is no template', '{{.Spec.Job'],
    ['does not fit the job', '{{(index .Spec.Refs.Pulls 3).Title}}'],
  ])('is the usual words when the template %s, with the reason', (_what, template) => {
    const { text, mistake } = slackText(job(), template);
    expect(text).toBe(slackText(job()).text);
    expect(mistake).toMatch(/^template: /);
  });

  it('is cut where Slack would cut it', () => {
    const template = 'x'.repeat(50_000);
    expect(slackText(job(), template).text).toHaveLength(40_000);
  });
});
