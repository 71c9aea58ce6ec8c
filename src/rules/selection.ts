import type { Presubmit } from '../config/config.ts';
import type { Command } from './commands.ts';
import type { HeadContexts } from './head-contexts.ts';

/**
 * Why a job is looked at for a request, and with that how far its own conditions still count.
 * Prow: pkg/pjutil/filter.go `Filter.ShouldRun`, there (matches, forced, defaults).
 *
 * - `named`, `manual-required`: somebody wants this very job; its change rule does not count.
 * - `failed`: it reported a failure; it runs again whether or not its files still change.
 * - `unreported`, `automatic`: its change rule decides.
 */
export type Selection = 'named' | 'manual-required' | 'failed' | 'unreported' | 'automatic';

/** What is asked for: by a comment, or by the automatic build of a new commit. */
export interface TestRequest {
  /** The comment without its code blocks; empty for an automatic build. */
  readonly text: string;
  readonly commands: ReadonlySet<Command>;
  readonly contexts: HeadContexts;
}

/** The request that a new commit makes by itself. Prow: pkg/plugins/trigger/pull-request.go `buildAll`. */
export const AUTOMATIC_BUILD: TestRequest = {
  text: '',
  commands: new Set<Command>(['test-all']),
  contexts: { all: new Set(), failed: new Set() },
};

/** True for a job that only somebody's command starts. Prow: pkg/config/jobs.go `NeedsExplicitTrigger`. */
export function isManual({ when }: Presubmit): boolean {
  return when.kind === 'only-when-asked';
}

function retested(job: Presubmit, { all, failed }: HeadContexts): Selection | undefined {
  if (failed.has(job.context)) return 'failed';
  return isManual(job) || all.has(job.context) ? undefined : 'unreported';
}

/**
 * Which part of the request concerns the job; the first that does decides, so a comment with several commands starts
 * the union. `undefined` when none does. Prow: pkg/pjutil/filter.go `PresubmitFilter`, `AggregateFilter`.
 */
export function selectJob(job: Presubmit, request: TestRequest): Selection | undefined {
  const { commands, contexts, text } = request;
  if (text !== '' && job.trigger.test(text)) return 'named';
  const asksRetest = commands.has('retest') || (commands.has('retest-required') && !job.optional);
  const again = asksRetest ? retested(job, contexts) : undefined;
  if (again !== undefined) return again;
  if (commands.has('test-manual-required') && isManual(job) && !job.optional) {
    return 'manual-required';
  }
  if (commands.has('test-all') || commands.has('ok-to-test')) {
    return isManual(job) ? undefined : 'automatic';
  }
  return undefined;
}
