import { gatherFacts } from '../activities/facts.ts';
import { createRepoJobsReader } from '../activities/in-repo-jobs.ts';
import { jobsOfPull } from '../activities/pull-jobs.ts';
import type { Problem } from '../config/problem.ts';
import type { CommentMade } from '../events/event.ts';
import type { Need } from '../plugins/facts.ts';
import type { RepoJobs } from '../plugins/repo-jobs.ts';
import { explainBuild, explainPull } from '../plugins/trigger/explain.ts';
import { trigger } from '../plugins/trigger/trigger.ts';
import type { CodeHost } from '../ports/code-host.ts';
import type { ConfigSnapshot } from '../ports/config-source.ts';
import { fullName, type RepoName } from '../prowjob/ids.ts';
import type { JobAnswer } from '../rules/job-verdict.ts';

/** What is to be explained. */
export interface Question {
  readonly repo: RepoName;
  readonly number: number;
  /** What somebody trusted might say; without it, what a new commit would do. */
  readonly comment?: string;
  /** Whether plugins.yaml is known, so that it counts which plugins are on. */
  readonly knowsPlugins: boolean;
}

export interface Explanation {
  readonly answers: readonly JobAnswer[];
  /** Why the jobs that the repository defines itself are not among them. */
  readonly problems: readonly Problem[];
}

const NEEDS: ReadonlySet<Need> = new Set(['authorTrust', 'changedFiles', 'headContexts'] as const);
const TRUSTED = { run: true, why: 'the comment is taken for one of a trusted person' } as const;

function commentOf({ repo, number, comment }: Question): CommentMade {
  const author = 'somebody';
  const said = { repo, number, author, actor: author, body: comment ?? '', link: '' };
  return { ...said, repoLink: '', kind: 'comment-made', isPullRequest: true, isOpen: true };
}

function whenOff(jobs: RepoJobs, repo: RepoName): readonly JobAnswer[] {
  const why = `the plugin ${trigger.name} is off for ${fullName(repo)}`;
  const wouldRunIf = `plugins.yaml switches ${trigger.name} on`;
  return jobs.presubmits.map(({ name }) => ({ job: name, run: false, why, wouldRunIf }));
}

/**
 * For each presubmit of the repository: would it run now, why, and if not, what would make it run? Reads the pull
 * request as it is; which of its jobs run already is not looked at.
 */
export async function explainNow(
  host: CodeHost,
  question: Question,
  snapshot: ConfigSnapshot,
): Promise<Explanation> {
  const { repo, number } = question;
  const asked = { event: commentOf(question), number, now: new Date() };
  const sources = { codeHost: host, repoJobs: createRepoJobsReader(host) };
  const { jobs, known } = await jobsOfPull(sources, asked, snapshot);
  const problems = jobs.inRepoProblems;
  const isOn = snapshot.plugins.enabledFor(fullName(repo)).includes(trigger.name);
  if (question.knowsPlugins && !isOn) return { answers: whenOff(jobs, repo), problems };
  const facts = await gatherFacts(host, { ...asked, jobs, known, needs: NEEDS, runningJobs: [] });
  if (question.comment === undefined) return { answers: explainBuild(facts, jobs), problems };
  const answers = explainPull(asked.event, { ...facts, actorTrust: TRUSTED }, jobs);
  return { answers, problems };
}
