import type { ConfigSource } from '../ports/config-source.ts';
import type { ProwJobs } from '../ports/prow-jobs.ts';
import type { AbortRequest } from '../prowjob/abort-request.ts';
import type { AbortJob, Decision, SkipJob, StartJob } from '../prowjob/decision.ts';
import type { HoldRequest } from '../prowjob/hold-request.ts';
import { LABEL } from '../prowjob/labels.ts';
import { withOrigin, type Origin } from '../prowjob/origin.ts';
import { prowJob } from '../prowjob/prow-job.ts';
import type { RunningJob } from '../rules/running-job.ts';
import { scheduled } from '../rules/scheduled-cluster.ts';
import { prowJobName } from './prow-job-name.ts';

export interface JobChanges {
  readonly guid: string;
  readonly decisions: readonly Exclude<Decision, SkipJob>[];
  /** What the jobs that start are held by. */
  readonly hold?: HoldRequest | undefined;
  readonly origin?: Origin | undefined;
}

interface Deps {
  readonly config: ConfigSource;
  readonly prowJobs: Pick<ProwJobs, 'abort' | 'hold' | 'start'>;
  readonly now: () => Date;
}

/** Starts and aborts prow jobs as decided; gives those that its pull request has to remember. */
export async function applyToJobs(
  { config, prowJobs, now }: Deps,
  { guid, decisions, hold, origin: from }: JobChanges,
): Promise<readonly RunningJob[]> {
  const { global } = config.current().config;
  const namespace = global.prowJobNamespace;
  const startTime = now().toISOString();
  const applied = await Promise.all(
    decisions.map(async (decision) => {
      if (decision.kind === 'abort-job')
        await prowJobs.abort(decision.prowJob, abortRequest(decision));
      if (decision.kind !== 'start-job') return [];
      const name = prowJobName(guid, decision.spec.job);
      const spec = scheduled(decision.spec, global);
      const annotations = withOrigin(decision.annotations, from);
      const started = { ...decision, ...origin(decision, guid), annotations, spec };
      await prowJobs.start(prowJob({ ...started, name, namespace, startTime }));
      if (hold) await prowJobs.hold(name, hold);
      return runningJob(name, decision);
    }),
  );
  return applied.flat();
}

/** Prow: pkg/plugins/trigger/trigger.go, the label that leads from a prow job to its delivery. */
function origin({ labels }: StartJob, guid: string): Pick<StartJob, 'labels'> {
  return { labels: { ...labels, [LABEL.eventGuid]: guid } };
}

function abortRequest({ because, isSuperseded }: AbortJob): AbortRequest {
  return { because: `Aborted: ${because}.`, isSuperseded };
}

/** Only pull requests remember what they started: a push never aborts. */
function runningJob(prowJobName: string, { spec }: StartJob): readonly RunningJob[] {
  const pull = spec.refs?.pulls?.[0];
  if (spec.type !== 'presubmit' || !pull) return [];
  const { job, refs } = spec;
  const baseRef = refs?.base_ref ?? '';
  return [{ prowJob: prowJobName, job, headSha: pull.sha, baseRef, type: spec.type }];
}
