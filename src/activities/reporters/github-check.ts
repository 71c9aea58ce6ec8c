import { hasCheckRuns } from '../../config/check-runs.ts';
import type { CodeHost } from '../../ports/code-host.ts';
import type { ConfigSource } from '../../ports/config-source.ts';
import type { Reporter } from '../../ports/reporter.ts';
import { fullName } from '../../prowjob/ids.ts';
import { checkRun } from '../../reports/check-run.ts';
import { isUncheckable, mustWaitLong } from '../failure.ts';
import { reportedCommit, urgencyOf } from './reported-commit.ts';

export interface GitHubCheckDeps {
  readonly codeHost: Pick<CodeHost, 'setCheckRun'>;
  readonly config: ConfigSource;
  /** Takes a sentence for operators. */
  readonly warn: (message: string) => void;
}

/**
 * A check run on the commit under test, in repositories that operators chose. The commit status beside it is what counts,
 * so a check run that cannot be written is said to operators, once for each repository, and counts as told.
 */
export function gitHubCheckReporter({ codeHost, config, warn }: GitHubCheckDeps): Reporter {
  const warned = new Set<string>();
  const warnOnce = (repo: string, why: string): void => {
    if (warned.has(repo)) return;
    warned.add(repo);
    warn(`No check runs are written in ${repo}: ${why}`);
  };
  return {
    name: 'github-check-reporter',
    wants({ job, isSuperseded }) {
      const commit = reportedCommit(job);
      if (isSuperseded || !commit) return false;
      const current = config.current().config;
      const isOfType = current.global.reporter.jobTypes.includes(job.spec.type);
      return isOfType && hasCheckRuns(current, fullName(commit.refs));
    },
    async tell(report, isRepeat) {
      const commit = reportedCommit(report.job);
      if (!commit) return;
      const repo = fullName(commit.refs);
      const isFirst = report.before === undefined && !isRepeat;
      const how = { isFirst, urgency: urgencyOf(report) };
      try {
        const isTold = await codeHost.setCheckRun(
          commit.refs,
          commit.sha,
          checkRun(report.job),
          how,
        );
        if (!isTold) warnOnce(repo, NOT_ALLOWED);
      } catch (error) {
        if (!report.isFinal && mustWaitLong(error)) return;
        if (!isUncheckable(error)) throw error;
        warnOnce(repo, error.message);
      }
    },
  };
}

const NOT_ALLOWED =
  'use a GitHub App that may write checks there, or take the repository out of prowflow.check_runs';
