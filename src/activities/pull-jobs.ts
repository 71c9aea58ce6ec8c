import type { TriggerSettings } from '../config/config.ts';
import type { PullEvent } from '../events/event.ts';
import type { PullFacts } from '../plugins/facts.ts';
import type { AnyPlugin } from '../plugins/registry.ts';
import type { RepoJobs } from '../plugins/repo-jobs.ts';
import { trigger } from '../plugins/trigger/trigger.ts';
import { mayStart } from '../plugins/trigger/wants.ts';
import type { CodeHost } from '../ports/code-host.ts';
import type { ConfigSnapshot } from '../ports/config-source.ts';
import type { PullToMerge } from '../ports/in-repo-files.ts';
import type { Verdict } from '../prowjob/verdict.ts';
import { couldBeCommand } from '../rules/could-be-command.ts';
import { pullTrust } from '../rules/trust.ts';
import { type FactsInput, type KnownFacts, pullNow } from './facts.ts';
import type { RepoJobsReader } from './in-repo-jobs.ts';
import { operatorJobs } from './operator-jobs.ts';
import { askTrust } from './trust.ts';

/** The jobs that an event may concern, and the facts that were needed to find them. */
export interface PullJobs {
  readonly jobs: RepoJobs;
  readonly known?: KnownFacts;
}

type Asked = Pick<FactsInput, 'event' | 'number' | 'now'> & {
  /** What makes whoever acts trusted without asking the code host. */
  readonly vouchedBy?: Verdict | undefined;
};

/** True when the plugins that start jobs are on. */
export function startsJobs(plugins: readonly AnyPlugin[]): boolean {
  return plugins.some(({ name }) => name === trigger.name);
}

/**
 * May the repository's own jobs matter to an event? They do when the operators' jobs may start, and for a comment that
 * they might listen to.
 */
function concernsOwnJobs(event: PullEvent, plugins: readonly AnyPlugin[], jobs: RepoJobs): boolean {
  if (!jobs.hasInRepoConfig || !startsJobs(plugins)) return false;
  if (mayStart(event, jobs)) return true;
  if (event.kind === 'pull-changed') return false;
  return event.isPullRequest && event.isOpen && couldBeCommand(event.body);
}

interface Sources {
  readonly codeHost: CodeHost;
  readonly repoJobs: RepoJobsReader;
}

interface Settings {
  readonly snapshot: ConfigSnapshot;
  readonly plugins: readonly AnyPlugin[];
}

/**
 * Finds the jobs for an event of a pull request; those of the repository itself only when they may matter, and as the
 * pull request changes them only when somebody trusted stands behind it: nothing of a stranger's is fetched or parsed.
 */
export async function jobsForEvent(
  { codeHost, repoJobs }: Sources,
  asked: Asked,
  { snapshot, plugins }: Settings,
): Promise<PullJobs> {
  const { event } = asked;
  const operators = operatorJobs(snapshot, event.repo);
  if (!concernsOwnJobs(event, plugins, operators)) return { jobs: operators };
  const ends = await endsOf(codeHost, asked);
  const trust = await trustIn(codeHost, asked, ends.pull, operators.trigger);
  const known = { ...ends, ...trust };
  const jobs = isVouchedFor(event, known)
    ? await repoJobs.ofPull(snapshot, event.repo, toMerge(ends))
    : await repoJobs.ofCommit(snapshot, event.repo, ends.baseSha);
  return { jobs, known };
}

/** All jobs of a pull request as it is, whoever wrote them. */
export async function jobsOfPull(
  { codeHost, repoJobs }: Sources,
  asked: Asked,
  snapshot: ConfigSnapshot,
): Promise<PullJobs> {
  const { repo } = asked.event;
  const operators = operatorJobs(snapshot, repo);
  if (!operators.hasInRepoConfig) return { jobs: operators };
  const known = await endsOf(codeHost, asked);
  return { jobs: await repoJobs.ofPull(snapshot, repo, toMerge(known)), known };
}

type Ends = Pick<KnownFacts, 'pull' | 'baseSha' | 'requiredContexts'>;

/** What is to be merged. The base that jobs are read at is the base that they will run on. */
async function endsOf(codeHost: CodeHost, asked: Asked): Promise<Ends> {
  const pull = await pullNow(codeHost, asked);
  const base = await codeHost.branch(asked.event.repo, pull.baseRef);
  return { pull, baseSha: base.sha, requiredContexts: base.requiredContexts };
}

function toMerge({ pull: { number, headSha }, baseSha }: Ends): PullToMerge {
  return { number, headSha, baseSha };
}

/** Asks about the author, and about a commenter where the author is not enough. */
async function trustIn(
  codeHost: CodeHost,
  { event, vouchedBy }: Asked,
  { author, labels }: PullFacts,
  settings: TriggerSettings,
): Promise<Pick<KnownFacts, 'authorTrust' | 'actorTrust'>> {
  const authorTrust = await askTrust(codeHost, event.repo, author, settings);
  const isEnough = pullTrust(authorTrust, labels).run || event.kind === 'pull-changed';
  if (isEnough) return { authorTrust };
  const actorTrust = vouchedBy ?? (await askTrust(codeHost, event.repo, event.actor, settings));
  return { authorTrust, actorTrust };
}

/** Whoever labels a pull request has rights in the repository. */
function isVouchedFor(event: PullEvent, { pull, authorTrust, actorTrust }: KnownFacts): boolean {
  if (event.kind === 'pull-changed' && event.action === 'labeled') return true;
  return (
    actorTrust?.run === true || (authorTrust && pullTrust(authorTrust, pull.labels).run) === true
  );
}
