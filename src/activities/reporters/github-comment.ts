import type { Config } from '../../config/config.ts';
import { repoKeys } from '../../config/in-repo/repo-keys.ts';
import type { CodeHost } from '../../ports/code-host.ts';
import type { ConfigSource } from '../../ports/config-source.ts';
import type { PullRuns, RunsOfCommit } from '../../ports/pull-runs.ts';
import type { Reporter } from '../../ports/reporter.ts';
import { ABOUT_THIS_BOT } from '../../prowjob/about-this-bot.ts';
import { parseTemplate, render } from '../../prowjob/go-template.ts';
import { fullName } from '../../prowjob/ids.ts';
import type { ProwJob } from '../../prowjob/spec.ts';
import { isComplete } from '../../prowjob/status.ts';
import {
  reportChanges,
  summaryChanges,
  type CommentChange,
  type CommentTexts,
} from '../../reports/failure-comment.ts';
import { isUnreportable } from '../failure.ts';
import { createTurns } from './turns.ts';

export interface GitHubCommentDeps {
  readonly codeHost: Pick<CodeHost, 'botComments' | 'comment' | 'deleteComment' | 'editComment'>;
  readonly config: ConfigSource;
  readonly pullRuns: PullRuns;
  /** Takes a sentence for operators. */
  readonly warn: (message: string) => void;
}

/** A worker that reports at the same time may change what is to be said; it does not go on for ever. */
const MOST_PASSES = 4;

/**
 * The comment on a pull request that says which tests failed. Runs that end at the same moment take turns in one worker;
 * after a change the comments are read again, so that what another worker wrote meanwhile is put right.
 * Prow: pkg/crier/reporters/github/reporter.go, pkg/github/report/report.go.
 */
export function gitHubCommentReporter(deps: GitHubCommentDeps): Reporter {
  const { codeHost, config, pullRuns } = deps;
  const inTurn = createTurns();
  const changesOf = async (commit: RunsOfCommit, job: ProwJob, texts: CommentTexts) => {
    if (!isListed(config.current().config, 'summary_comment_repos', commit)) {
      return reportChanges(await codeHost.botComments(commit, commit.number), job, texts);
    }
    const runs = withOwn(await pullRuns.ofCommit(commit), job);
    if (!runs.every(({ status }) => isComplete(status))) return [];
    return summaryChanges(await codeHost.botComments(commit, commit.number), job, runs, texts);
  };
  const tell = async (commit: RunsOfCommit, job: ProwJob): Promise<void> => {
    const texts = textsFor(deps, job);
    for (let pass = 0; pass < MOST_PASSES; pass += 1) {
      const changes = await changesOf(commit, job, texts);
      if (changes.length === 0) return;
      for (const change of changes) await make(codeHost, commit, change);
    }
  };
  return {
    name: 'github-comment-reporter',
    wants({ job, isFinal, isSuperseded }) {
      const commit = commitOf(job);
      if (!isFinal || isSuperseded || !commit) return false;
      const { config: now } = config.current();
      const isReported = now.global.reporter.jobTypes.includes(job.spec.type);
      return isReported && !isListed(now, 'no_comment_repos', commit);
    },
    async tell({ job }) {
      const commit = commitOf(job);
      if (!commit) return;
      try {
        await inTurn(`${fullName(commit)}#${String(commit.number)}`, () => tell(commit, job));
      } catch (error) {
        if (!isUnreportable(error)) throw error;
      }
    },
  };
}

/** The one pull request that a run tested. */
function commitOf({ spec }: ProwJob): RunsOfCommit | undefined {
  const [pull, ...more] = spec.refs?.pulls ?? [];
  if (!spec.refs || !spec.report || !pull || more.length > 0) return undefined;
  const { org, repo } = spec.refs;
  return { org, repo, number: pull.number, headSha: pull.sha };
}

type Listing = 'no_comment_repos' | 'summary_comment_repos';

function isListed({ global }: Config, listing: Listing, { org, repo }: RunsOfCommit): boolean {
  const listed = global.sections.github_reporter?.[listing] ?? [];
  return listed.includes(org) || listed.includes(`${org}/${repo}`);
}

/** The run that is reported may not be in the list yet, or not with its end. */
function withOwn(runs: readonly ProwJob[], job: ProwJob): readonly ProwJob[] {
  return [...runs.filter(({ spec }) => spec.job !== job.spec.job), job];
}

/** Prow: pkg/config/config.go `ReportTemplateForRepo`. */
function textsFor({ config, warn }: GitHubCommentDeps, job: ProwJob): CommentTexts {
  const { reportTemplates } = config.current().config.global.plank;
  const { org = '', repo = '' } = job.spec.refs ?? {};
  const key = repoKeys(`${org}/${repo}`).find((one) => Object.hasOwn(reportTemplates, one));
  const source = key === undefined ? '' : (reportTemplates[key] ?? '');
  const parsed = parseTemplate(source);
  const rendered = parsed.ok ? render(parsed.template, job) : parsed;
  if (rendered.ok) return { template: rendered.text, about: ABOUT_THIS_BOT };
  warn(`The report template for job ${job.spec.job} does not fit it: ${rendered.says}`);
  return { template: '', about: ABOUT_THIS_BOT };
}

async function make(
  codeHost: GitHubCommentDeps['codeHost'],
  commit: RunsOfCommit,
  change: CommentChange,
): Promise<void> {
  switch (change.kind) {
    case 'create':
      await codeHost.comment(commit, commit.number, change.body);
      return;
    case 'edit':
      await codeHost.editComment(commit, change.commentId, change.body);
      return;
    case 'delete':
      await codeHost.deleteComment(commit, change.commentId);
  }
}
