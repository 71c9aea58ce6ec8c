import { describe, expect, it } from 'vitest';
import { slackReporter } from '../../../src/activities/reporters/slack.ts';
import type { ChatMessage } from '../../../src/ports/chat.ts';
import type { ConfigSnapshot } from '../../../src/ports/config-source.ts';
import type { JobReport } from '../../../src/ports/reporter.ts';
import type { ProwJob, ProwJobSpec, ProwJobStatus } from '../../../src/prowjob/spec.ts';
import { configOf } from '../../config/sample.ts';
import { CONFIG } from '../../workflows/config.ts';
import { newJob } from '../../workflows/new-job.ts';
import { far } from '../far-error.ts';

const STATES = 'job_types_to_report: [presubmit, periodic], job_states_to_report: [failure]';
const MAIN = `
slack_reporter_configs:
  '*': {channel: '#all', ${STATES}}
  org: {channel: '#org', ${STATES}, report_template: 'org {{.Spec.Job}}'}
  org/quiet: {channel: '#quiet', ${STATES}, report_template: ' {{/* nothing */}} '}
  org/strange: {channel: '#strange', ${STATES}, report_template: '{{with .Spec.Refs}}{{(index .Pulls 5).Title}}{{end}}'}
`;
const SNAPSHOT: ConfigSnapshot = { ...CONFIG, config: configOf('', MAIN) };

function job(spec: Partial<ProwJobSpec> = {}, status: ProwJobStatus = {}): ProwJob {
  const made = newJob(spec);
  return { ...made, status: { state: 'failure', build_id: '42', ...status } };
}

interface Scene {
  readonly report?: Partial<JobReport>;
  readonly isRepeat?: boolean;
  readonly failure?: Error;
}

/** What is said in Slack, and what to operators. */
async function told(prowJob: ProwJob, { report, isRepeat = false, failure }: Scene = {}) {
  const said: (ChatMessage & { readonly isRepeat: boolean })[] = [];
  const warned: string[] = [];
  const reporter = slackReporter({
    config: { current: () => SNAPSHOT },
    warn: (message) => warned.push(message),
    chat: {
      post: (message, again) => {
        said.push({ ...message, isRepeat: again });
        return failure ? Promise.reject(failure) : Promise.resolve();
      },
    },
  });
  const whole: JobReport = { job: prowJob, isFinal: true, isSuperseded: false, ...report };
  if (reporter.wants(whole)) await reporter.tell(whole, isRepeat);
  return { said, warned };
}

const refs = (org: string, repo: string): Partial<ProwJobSpec> => ({ refs: { org, repo } });

describe('a state of a job', () => {
  it.each([
    ['its repository', refs('org', 'strange'), '#strange'],
    ['its org', refs('org', 'other'), '#org'],
    ['all', refs('stranger', 'repo'), '#all'],
    ['all, under a name that every object has', refs('constructor', 'toString'), '#all'],
  ])('is told where %s is told', async (_what, spec, channel) => {
    expect((await told(job(spec))).said).toMatchObject([{ channel }]);
  });

  it('of a periodic is told where its first extra ref is told, or where all is', async () => {
    const spec = { ...newJob({ type: 'periodic' }).spec };
    Reflect.deleteProperty(spec, 'refs');
    const periodic: ProwJob = { ...job(), spec };
    expect((await told(periodic)).said).toMatchObject([{ channel: '#all' }]);
    const extra_refs = [{ org: 'org', repo: 'other' }];
    const withRefs = { ...periodic, spec: { ...spec, extra_refs } };
    expect((await told(withRefs)).said).toMatchObject([{ channel: '#org' }]);
  });

  it('is named by its job, its build and itself', async () => {
    const prowJob = job();
    const key = `${prowJob.metadata.name}/42/failure`;
    expect((await told(prowJob, { isRepeat: true })).said).toMatchObject([{ key, isRepeat: true }]);
  });

  it('that was told last is not told again', async () => {
    expect((await told(job(), { report: { before: 'failure' } })).said).toEqual([]);
    expect((await told(job(), { report: { before: 'pending' } })).said).toHaveLength(1);
  });

  it('of a run that a newer one took over is told: it is only the commit that must not show it', async () => {
    expect((await told(job(), { report: { isSuperseded: true } })).said).toHaveLength(1);
  });

  it('whose template says nothing is not told', async () => {
    expect(await told(job(refs('org', 'quiet')))).toEqual({ said: [], warned: [] });
  });

  it('whose template does not fit is told in the usual words, and operators hear of it', async () => {
    const { said, warned } = await told(job(refs('org', 'strange')));
    expect(said).toMatchObject([{ text: expect.stringContaining('Job unit of type') as string }]);
    expect(warned).toEqual([
      expect.stringMatching(/^The Slack template for job unit does not fit/),
    ]);
  });
});

describe('a message that cannot be posted', () => {
  it.each(['NO_CHANNEL', 'NO_TOKEN', 'REFUSED'])(
    'anywhere (%s) is said to operators and counts as told',
    async (code) => {
      const { warned } = await told(job(), { failure: far(code, 'the channel is gone') });
      expect(warned).toEqual(['Slack is not told of job unit: the channel is gone']);
    },
  );

  it.each(['BAD_CREDENTIALS', 'RATE_LIMITED', 'UNAVAILABLE'])(
    'now (%s) is an error',
    async (code) => {
      await expect(told(job(), { failure: far(code, 'no') })).rejects.toMatchObject({ code });
    },
  );
});
