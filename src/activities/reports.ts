import type { CodeHost } from '../ports/code-host.ts';
import type { ConfigSource } from '../ports/config-source.ts';
import type { CommitStatus } from '../prowjob/commit-status.ts';
import type { Refs } from '../prowjob/refs.ts';
import type { ProwJob } from '../prowjob/spec.ts';
import type { JobState } from '../prowjob/state.ts';
import { commitStatus } from '../reports/commit-status.ts';
import { isUnreportable } from './failure.ts';

export interface ReportDeps {
  readonly codeHost: Pick<CodeHost, 'contexts' | 'setStatus'>;
  readonly config: ConfigSource;
  /** Whether the Activity under way was tried before, so that its deed may be done already. */
  readonly isRepeat: () => boolean;
}

/** Tells the code host where a prow job stands. Prow: pkg/crier/reporters/github and pkg/github/report. */
export function createReportActivities({ codeHost, config, isRepeat }: ReportDeps) {
  /** A commit takes 1,000 statuses of a context, and each sends a webhook: a worker that died after it told does not tell twice. */
  const isTold = async (refs: Refs, sha: string, status: CommitStatus): Promise<boolean> =>
    isRepeat() && (await codeHost.contexts(refs, sha)).some((shown) => isSame(shown, status));

  const report = async (job: ProwJob, state: JobState): Promise<void> => {
    const { refs, report: isWanted, type } = job.spec;
    const { jobTypes } = config.current().config.global.reporter;
    const pulls = refs?.pulls ?? [];
    if (!refs || !isWanted || !jobTypes.includes(type) || pulls.length > 1) return;
    const sha = pulls[0]?.sha ?? refs.base_sha;
    if (!sha) return;
    const status = commitStatus(reported(job, state));
    try {
      if (!(await isTold(refs, sha, status))) await codeHost.setStatus(refs, sha, status);
    } catch (error) {
      if (!isUnreportable(error)) throw error;
    }
  };
  return {
    /** A state on the way. */
    reportProgress: report,
    /** The verdict. The deed is the same; how long it is tried is not. */
    reportFinal: report,
  };
}

export type ReportActivities = ReturnType<typeof createReportActivities>;

function isSame(one: CommitStatus, other: CommitStatus): boolean {
  return (
    one.context === other.context &&
    one.state === other.state &&
    one.description === other.description &&
    one.targetUrl === other.targetUrl
  );
}

function reported(job: ProwJob, state: JobState): Parameters<typeof commitStatus>[0] {
  return {
    state: wordOf(state),
    description: descriptionOf(state),
    url: 'workload' in state ? state.workload.url : '',
    context: job.spec.context ?? job.spec.job,
    baseSha: job.spec.refs?.base_sha ?? '',
  };
}

function wordOf(state: JobState): Parameters<typeof commitStatus>[0]['state'] {
  if (state.kind === 'done') return state.result;
  return state.kind === 'aborting' ? 'aborted' : state.kind;
}

/** Prow: pkg/plank/reconciler.go `syncTriggeredJob`. */
function descriptionOf(state: JobState): string {
  switch (state.kind) {
    case 'triggered':
      return state.heldUpBy ?? '';
    case 'pending':
      return 'Job triggered.';
    case 'aborting':
    case 'done':
      return state.description;
  }
}
