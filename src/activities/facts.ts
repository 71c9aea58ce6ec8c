import type { PullEvent } from '../events/event.ts';
import type {
  AllPullFacts,
  ChangedFile,
  PullFacts,
  PullNeed,
  PullRequestFacts,
  RunningJob,
} from '../plugins/facts.ts';
import type { RepoJobs } from '../plugins/repo-jobs.ts';
import { teamsInQuestion } from '../plugins/label/said.ts';
import { UNASKED } from '../plugins/unasked.ts';
import type { Branch, CodeHost } from '../ports/code-host.ts';
import type { Verdict } from '../prowjob/verdict.ts';
import { needsChangedFiles } from '../rules/needs-changed-files.ts';
import { readGenerated } from './generated.ts';
import { askTeams } from './teams.ts';
import { askTrust } from './trust.ts';

export interface FactsInput {
  readonly event: PullEvent;
  readonly number: number;
  readonly needs: ReadonlySet<PullNeed>;
  readonly jobs: RepoJobs;
  readonly runningJobs: readonly RunningJob[];
  readonly now: Date;
  /** What was read already, to find the jobs with. */
  readonly known?: KnownFacts | undefined;
  /** What makes whoever acts trusted without asking the code host. */
  readonly vouchedBy?: Verdict | undefined;
}

export type KnownFacts = Pick<PullRequestFacts, 'pull' | 'baseSha'> &
  Partial<Pick<PullRequestFacts, 'requiredContexts' | 'authorTrust' | 'actorTrust'>>;

/** A payload's own story of the pull request is believed for this long; an older one is a redelivery. */
const FRESH_MS = 60_000;

/**
 * Fetches what was asked for, each fact once and side by side. Decisions act on the pull request as it is now: a
 * payload that is fresh tells that itself, and saves a call.
 */
export async function gatherFacts(host: CodeHost, input: FactsInput): Promise<AllPullFacts> {
  const { event, needs, jobs, number, known, vouchedBy } = input;
  const { repo } = event;
  const pull = known?.pull ?? (await pullNow(host, input));
  const when = <T>(need: PullNeed, fetch: () => Promise<T>): Promise<T | undefined> =>
    needs.has(need) ? fetch() : Promise.resolve(undefined);
  const trust = (login: string) => askTrust(host, repo, login, jobs.trigger);
  const base = once(async () => knownBase(known) ?? host.branch(repo, pull.baseRef));
  const files = once(() => host.changedFiles(repo, number));
  const people = Promise.all([
    when('authorTrust', async () => known?.authorTrust ?? trust(pull.author)),
    when('actorTrust', async () => known?.actorTrust ?? vouchedBy ?? trust(event.actor)),
    when('actorIsBot', async () => event.actor === (await host.botLogin())),
    when('actorTeams', () => askTeams(host, event, teamsInQuestion(event, jobs.sections))),
  ]);
  const change = Promise.all([
    when('baseSha', async () => (await base()).sha),
    when('requiredContexts', async () => (await base()).requiredContexts),
    when('changedFiles', async () =>
      needsChangedFiles(jobs.presubmits, pull.baseRef) ? (await files()).map(pathOf) : [],
    ),
    when('changedLines', files),
    when('generated', async () => readGenerated(host, repo, (await base()).sha)),
    when('headContexts', () => host.contexts(repo, pull.headSha)),
  ]);
  const conversation = Promise.all([
    when('botComments', () => host.botComments(repo, number)),
    when('repoLabels', () => host.repoLabels(repo)),
  ]);
  const [ofPeople, ofChange, ofConversation] = await Promise.all([people, change, conversation]);
  const [authorTrust, actorTrust, actorIsBot, actorTeams] = ofPeople;
  const [baseSha, requiredContexts, changedFiles, changedLines, generated, headContexts] = ofChange;
  const [botComments, repoLabels] = ofConversation;
  return {
    pull,
    baseSha: baseSha ?? UNASKED.baseSha,
    requiredContexts: requiredContexts ?? UNASKED.requiredContexts,
    authorTrust: authorTrust ?? UNASKED.authorTrust,
    actorTrust: actorTrust ?? UNASKED.actorTrust,
    actorIsBot: actorIsBot ?? UNASKED.actorIsBot,
    actorTeams: actorTeams ?? UNASKED.actorTeams,
    changedFiles: changedFiles ?? UNASKED.changedFiles,
    changedLines: changedLines ?? UNASKED.changedLines,
    generated: generated ?? UNASKED.generated,
    headContexts: headContexts ?? UNASKED.headContexts,
    botComments: botComments ?? UNASKED.botComments,
    repoLabels: repoLabels ?? UNASKED.repoLabels,
    runningJobs: input.runningJobs,
  };
}

function knownBase(known: KnownFacts | undefined): Branch | undefined {
  return known && { sha: known.baseSha, requiredContexts: known.requiredContexts ?? [] };
}

function pathOf({ path }: ChangedFile): string {
  return path;
}

/** Asks when it is first wanted, and never again. */
function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined;
  return () => (asked ??= ask());
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
