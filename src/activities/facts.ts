import type { PullEvent } from '../events/event.ts';
import type { Need, PullFacts, PullRequestFacts, RunningJob } from '../plugins/facts.ts';
import type { RepoJobs } from '../plugins/repo-jobs.ts';
import { UNASKED } from '../plugins/unasked.ts';
import type { CodeHost } from '../ports/code-host.ts';
import type { Verdict } from '../prowjob/verdict.ts';
import { needsChangedFiles } from '../rules/needs-changed-files.ts';
import { askTrust } from './trust.ts';

export interface FactsInput {
  readonly event: PullEvent;
  readonly number: number;
  readonly needs: ReadonlySet<Need>;
  readonly jobs: RepoJobs;
  readonly runningJobs: readonly RunningJob[];
  readonly now: Date;
  /** What was read already, to find the jobs with. */
  readonly known?: KnownFacts | undefined;
  /** What makes whoever acts trusted without asking the code host. */
  readonly vouchedBy?: Verdict | undefined;
}

export type KnownFacts = Pick<PullRequestFacts, 'pull' | 'baseSha'> &
  Partial<Pick<PullRequestFacts, 'authorTrust' | 'actorTrust'>>;

/** A payload's own story of the pull request is believed for this long; an older one is a redelivery. */
const FRESH_MS = 60_000;

/**
 * Fetches what was asked for, each fact once and side by side. Decisions act on the pull request as it is now: a
 * payload that is fresh tells that itself, and saves a call.
 */
export async function gatherFacts(host: CodeHost, input: FactsInput): Promise<PullRequestFacts> {
  const { event, needs, jobs, number, known, vouchedBy } = input;
  const { repo } = event;
  const pull = known?.pull ?? (await pullNow(host, input));
  const when = <T>(need: Need, fetch: () => Promise<T>): Promise<T | undefined> =>
    needs.has(need) ? fetch() : Promise.resolve(undefined);
  const trust = (login: string) => askTrust(host, repo, login, jobs.trigger);
  const [baseSha, authorTrust, actorTrust, actorIsBot, changedFiles, headContexts, botComments] =
    await Promise.all([
      when('baseSha', async () => known?.baseSha ?? host.branchSha(repo, pull.baseRef)),
      when('authorTrust', async () => known?.authorTrust ?? trust(pull.author)),
      when('actorTrust', async () => known?.actorTrust ?? vouchedBy ?? trust(event.actor)),
      when('actorIsBot', async () => event.actor === (await host.botLogin())),
      when('changedFiles', () =>
        needsChangedFiles(jobs.presubmits, pull.baseRef)
          ? host.changedFiles(repo, number)
          : Promise.resolve([]),
      ),
      when('headContexts', () => host.contexts(repo, pull.headSha)),
      when('botComments', () => host.botComments(repo, number)),
    ]);
  return {
    pull,
    baseSha: baseSha ?? UNASKED.baseSha,
    authorTrust: authorTrust ?? UNASKED.authorTrust,
    actorTrust: actorTrust ?? UNASKED.actorTrust,
    actorIsBot: actorIsBot ?? UNASKED.actorIsBot,
    changedFiles: changedFiles ?? UNASKED.changedFiles,
    headContexts: headContexts ?? UNASKED.headContexts,
    botComments: botComments ?? UNASKED.botComments,
    runningJobs: input.runningJobs,
  };
}

/** The pull request as it is now. */
export async function pullNow(
  host: Pick<CodeHost, 'pull'>,
  { event, number, now }: Pick<FactsInput, 'event' | 'number' | 'now'>,
): Promise<PullFacts> {
  const { repo, repoLink } = event;
  if (event.kind === 'pull-changed') {
    const { updatedAt, ...pull } = event.pull;
    if (now.getTime() - Date.parse(updatedAt) <= FRESH_MS) return { ...repo, repoLink, ...pull };
  }
  return host.pull(repo, number);
}
