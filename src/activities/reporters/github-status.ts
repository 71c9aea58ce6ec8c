import type { CodeHost, Urgency } from '../../ports/code-host.ts';
import type { ConfigSource } from '../../ports/config-source.ts';
import type { Reporter } from '../../ports/reporter.ts';
import type { CommitStatus } from '../../prowjob/commit-status.ts';
import { commitStatus } from '../../reports/commit-status.ts';
import { isUnreportable, mustWaitLong } from '../failure.ts';
import { reportedCommit, urgencyOf, type ReportedCommit } from './reported-commit.ts';

export interface GitHubStatusDeps {
  readonly codeHost: Pick<CodeHost, 'contexts' | 'setStatus'>;
  readonly config: ConfigSource;
}

/**
 * The status on the commit under test. A commit takes 1,000 statuses of a context, and each sends a webhook, so a
 * worker that died after it told does not tell twice. When GitHub takes few calls, verdicts go first, and a state on the
 * way is left out rather than told late. Prow: pkg/crier/reporters/github, pkg/github/report.
 */
export function gitHubStatusReporter({ codeHost, config }: GitHubStatusDeps): Reporter {
  const isTold = async (
    { refs, sha }: ReportedCommit,
    status: CommitStatus,
    urgency: Urgency,
  ): Promise<boolean> =>
    (await codeHost.contexts(refs, sha, urgency)).some((shown) => isSame(shown, status));
  return {
    name: 'github-reporter',
    wants: (report) =>
      !report.isSuperseded &&
      reportedCommit(report.job) !== undefined &&
      config.current().config.global.reporter.jobTypes.includes(report.job.spec.type),
    async tell(report, isRepeat) {
      const commit = reportedCommit(report.job);
      if (!commit) return;
      const { refs, sha } = commit;
      const status = commitStatus(report.job);
      const urgency = urgencyOf(report);
      try {
        if (isRepeat && (await isTold(commit, status, urgency))) return;
        await codeHost.setStatus(refs, sha, status, urgency);
      } catch (error) {
        if (isUnreportable(error)) return;
        if (!report.isFinal && mustWaitLong(error)) return;
        throw error;
      }
    },
  };
}

function isSame(one: CommitStatus, other: CommitStatus): boolean {
  return (
    one.context === other.context &&
    one.state === other.state &&
    one.description === other.description &&
    one.targetUrl === other.targetUrl
  );
}
