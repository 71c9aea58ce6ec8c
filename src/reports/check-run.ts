import { assertNever } from '../prowjob/assert-never.ts';
import type { CheckProgress, CheckRun } from '../prowjob/check-run.ts';
import type { ProwJob, ProwJobStatus } from '../prowjob/spec.ts';

/** Of a description: it may repeat what a server said, which may be long. */
const LONGEST_DESCRIPTION = 2_000;
const LONGEST_CODE = 500;

/** The check run that shows where a prow job stands. */
export function checkRun({ metadata, spec, status }: ProwJob): CheckRun {
  const detailsUrl = linkOf(status);
  const startedAt = status.pendingTime ?? status.startTime;
  return {
    name: spec.context ?? spec.job,
    externalId: metadata.name,
    ...(detailsUrl && { detailsUrl }),
    progress: progressOf(status),
    ...(startedAt && { startedAt }),
    title: titleOf(status),
    summary: summaryOf(spec, status),
    text: rerunWords(spec, status),
  };
}

/**
 * GitHub lets nobody merge on `failure` and `cancelled`. An `error` is a failure too: no other conclusion keeps a pull
 * request from being merged without asking somebody for an action that only operators can take.
 */
function progressOf({ state = 'triggered', completionTime }: ProwJobStatus): CheckProgress {
  const completed = {
    status: 'completed',
    ...(completionTime && { completedAt: completionTime }),
  } as const;
  switch (state) {
    case 'scheduling':
    case 'triggered':
      return { status: 'queued' };
    case 'pending':
      return { status: 'in_progress' };
    case 'success':
      return { ...completed, conclusion: 'success' };
    case 'failure':
    case 'error':
      return { ...completed, conclusion: 'failure' };
    case 'aborted':
      return { ...completed, conclusion: 'cancelled' };
    default:
      return assertNever(state);
  }
}

function titleOf({ state = 'triggered' }: ProwJobStatus): string {
  switch (state) {
    case 'scheduling':
    case 'triggered':
      return 'Waiting to start';
    case 'pending':
      return 'Running';
    case 'success':
      return 'Passed';
    case 'failure':
      return 'Failed';
    case 'aborted':
      return 'Aborted';
    case 'error':
      return 'Could not be run to its end';
    default:
      return assertNever(state);
  }
}

function summaryOf(spec: ProwJob['spec'], status: ProwJobStatus): string {
  const link = linkOf(status);
  return [
    plain((status.description ?? '').slice(0, LONGEST_DESCRIPTION)),
    `Job ${code(spec.job)} ${testedWords(spec)}.`,
    link === undefined ? '' : `[Log and artifacts](<${link}>)`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** What is tested: Prow merges the commit into the base before it tests. */
function testedWords({ refs }: ProwJob['spec']): string {
  const [pull] = refs?.pulls ?? [];
  const base = `${code(refs?.base_ref ?? '')} at ${code(refs?.base_sha ?? '')}`;
  return pull ? `tests ${code(pull.sha)} merged into ${base}` : `tests ${base}`;
}

function rerunWords(
  { rerun_command: command, type }: ProwJob['spec'],
  status: ProwJobStatus,
): string {
  const hasFailed = ['failure', 'aborted', 'error'].includes(status.state ?? 'triggered');
  if (!hasFailed || type !== 'presubmit' || !command) return '';
  return `Comment ${code(command)} on the pull request to run it again.`;
}

/** The page of the run. Templates of operators make it, but only a web address may become a link. */
function linkOf({ url = '' }: ProwJobStatus): string | undefined {
  return /^https?:\/\/[^\s<>]+$/.test(url) ? url : undefined;
}

/** Text that means nothing to Markdown: names and messages may come from a pull request. */
function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]()<>#|!~@&]/g, '\\$&');
}

function code(text: string): string {
  const line = text.replace(/[\s`]+/g, ' ').slice(0, LONGEST_CODE);
  return `\`${line}\``;
}
