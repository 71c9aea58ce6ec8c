import type { CodeHost } from '../../ports/code-host.ts';
import type { ConfigSource } from '../../ports/config-source.ts';
import type { JobReport, Reporter } from '../../ports/reporter.ts';
import type { CommitStatus } from '../../prowjob/commit-status.ts';
import type { Refs } from '../../prowjob/refs.ts';
import { commitStatus } from '../../reports/commit-status.ts';
import { isUnreportable } from '../failure.ts';

export interface GitHubStatusDeps {
  readonly codeHost: Pick<CodeHost, 'contexts' | 'setStatus'>;
  readonly config: ConfigSource;
}

/**
 * The status on the commit under test. A commit takes 1,000 statuses of a context, and each sends a webhook, so a
 * worker that died after it told does not tell twice. Prow: pkg/crier/reporters/github, pkg/github/report.
 */
export function gitHubStatusReporter({ codeHost, config }: GitHubStatusDeps): Reporter {
  const isTold = async (refs: Refs, sha: string, status: CommitStatus): Promise<boolean> =>
    (await codeHost.contexts(refs, sha)).some((shown) => isSame(shown, status));
  return {
    name: 'github-reporter',
    wants: (report) =>
      !report.isSuperseded &&
      commitOf(report) !== undefined &&
      config.current().config.global.reporter.jobTypes.includes(report.job.spec.type),
    async tell(report, isRepeat) {
      const commit = commitOf(report);
      if (!commit) return;
      const { refs, sha } = commit;
      const status = commitStatus(report.job);
      try {
        if (isRepeat && (await isTold(refs, sha, status))) return;
        await codeHost.setStatus(refs, sha, status);
      } catch (error) {
        if (!isUnreportable(error)) throw error;
      }
    },
  };
}

/** Where the status goes: nowhere for batches and for jobs that want no report. */
function commitOf({ job: { spec } }: JobReport): { refs: Refs; sha: string } | undefined {
  const { refs, report } = spec;
  const pulls = refs?.pulls ?? [];
  if (!refs || !report || pulls.length > 1) return undefined;
  const sha = pulls[0]?.sha ?? refs.base_sha;
  return sha ? { refs, sha } : undefined;
}

function isSame(one: CommitStatus, other: CommitStatus): boolean {
  return (
    one.context === other.context &&
    one.state === other.state &&
    one.description === other.description &&
    one.targetUrl === other.targetUrl
  );
}
