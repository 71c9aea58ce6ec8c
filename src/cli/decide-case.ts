import { z } from 'zod';
import type { Config, TriggerSettings } from '../config/config.ts';
import type { PullEvent, Pushed } from '../events/event.ts';
import type { AllPullFacts, ContextStatus, PullFacts } from '../plugins/facts.ts';
import { planPull, planPush } from '../plugins/plan.ts';
import { PLUGINS } from '../plugins/registry.ts';
import { UNASKED } from '../plugins/unasked.ts';
import type { Decision } from '../prowjob/decision.ts';
import { parseRepoName, parseSha } from '../prowjob/ids.ts';

const Names = z.array(z.string()).default([]);
const Common = { repo: z.string(), branch: z.string(), changed_files: Names };
const Case = z.discriminatedUnion('kind', [
  z.object({ ...Common, kind: z.literal('build') }),
  z.object({
    ...Common,
    kind: z.literal('comment'),
    body: z.string(),
    all_contexts: Names,
    failed_contexts: Names,
  }),
  z.object({ ...Common, kind: z.literal('push') }),
]);

/** Something that happens to a repository, in the form in which Prow's own decisions are recorded. */
export type DecisionCase = z.infer<typeof Case>;

/** The jobs that start, and the reason of each; also of those that were meant and do not start. */
export interface DecidedCase {
  readonly jobs: readonly string[];
  readonly why: Readonly<Record<string, string>>;
}

/** Reads the JSON of a line; throws when it is no case, naming the line and the field. */
export function parseCase(lineNumber: number, value: unknown): DecisionCase {
  const read = Case.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const field = issue?.path.join('.') || 'the line';
  throw new Error(
    `line ${String(lineNumber)} is no case: ${field}: ${issue?.message ?? 'unreadable'}`,
  );
}

/** Who asks is trusted, and `/ok-to-test` counts. */
const TRUSTED = { run: true, why: 'the case says so' } as const;
const SETTINGS: TriggerSettings = {
  trustedOrg: '',
  trustedApps: [],
  joinOrgUrl: '',
  onlyOrgMembers: false,
  ignoreOkToTest: false,
  triggerGithubWorkflows: false,
};

const NO_COMMIT = parseSha('0'.repeat(40));
const SOMEBODY = 'somebody';

type PullCase = Exclude<DecisionCase, { readonly kind: 'push' }>;

function pullOf({ repo, branch }: DecisionCase): PullFacts {
  const repoLink = `https://github.com/${repo}`;
  return {
    ...parseRepoName(repo),
    number: 1,
    title: '',
    author: SOMEBODY,
    isOpen: true,
    isDraft: false,
    isMergeable: null,
    labels: [],
    headSha: NO_COMMIT,
    headRef: '',
    baseRef: branch,
    link: `${repoLink}/pull/1`,
    repoLink,
  };
}

function statusesOf(happened: PullCase): readonly ContextStatus[] {
  if (happened.kind === 'build') return [];
  const failed = new Set(happened.failed_contexts);
  return [...new Set([...happened.all_contexts, ...failed])].map((context) => ({
    context,
    state: failed.has(context) ? 'failure' : 'success',
  }));
}

function factsOf(happened: PullCase): AllPullFacts {
  return {
    ...UNASKED,
    pull: pullOf(happened),
    baseSha: NO_COMMIT,
    authorTrust: TRUSTED,
    actorTrust: TRUSTED,
    changedFiles: happened.changed_files,
    headContexts: statusesOf(happened),
  };
}

function pullEvent(happened: PullCase): PullEvent {
  const { org, repo, repoLink, ...pull } = pullOf(happened);
  const base = { repo: { org, repo }, repoLink, actor: SOMEBODY };
  if (happened.kind === 'comment') {
    const { link, number } = pull;
    const where = { number, isPullRequest: true, isOpen: true, link };
    return { ...base, ...where, kind: 'comment-made', author: SOMEBODY, body: happened.body };
  }
  const changed = { kind: 'pull-changed', action: 'synchronize', baseChanged: false } as const;
  return { ...base, ...changed, pull: { ...pull, updatedAt: '' }, body: '' };
}

function pushEvent(happened: DecisionCase): Pushed {
  const { org, repo, repoLink } = pullOf(happened);
  return {
    kind: 'pushed',
    repo: { org, repo },
    repoLink,
    actor: SOMEBODY,
    branch: happened.branch,
    isDeletion: false,
    before: NO_COMMIT,
    after: NO_COMMIT,
    compareLink: repoLink,
    changedFiles: happened.changed_files,
    changedFilesComplete: true,
  };
}

function decisionsOf(happened: DecisionCase, config: Config): readonly Decision[] {
  const jobs = {
    presubmits: config.presubmits.get(happened.repo) ?? [],
    postsubmits: config.postsubmits.get(happened.repo) ?? [],
    trigger: SETTINGS,
    sections: {},
    requiredContexts: () => [],
    hasInRepoConfig: false,
    inRepoProblems: [],
  };
  if (happened.kind === 'push') return planPush(PLUGINS, pushEvent(happened), jobs);
  return planPull(PLUGINS, pullEvent(happened), factsOf(happened), jobs);
}

/** What the plugins decide about a case. */
export function decideCase(happened: DecisionCase, config: Config): DecidedCase {
  const decisions = decisionsOf(happened, config);
  const jobs = decisions.flatMap((one) => (one.kind === 'start-job' ? [one.spec.job] : []));
  const reasons = decisions.flatMap((one): readonly [string, string][] => {
    if (one.kind === 'start-job') return [[one.spec.job, one.because]];
    return one.kind === 'skip-job' ? [[one.job, one.because]] : [];
  });
  return { jobs, why: Object.fromEntries(reasons) };
}
