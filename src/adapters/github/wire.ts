import { z } from 'zod';
import type { CodeHost } from '../../ports/code-host.ts';
import { type Sha, isSha } from '../../prowjob/ids.ts';
import { GitHubError } from './failure.ts';

/** GitHub's answers, as far as they are read. */

const Sha = z.custom<Sha>(isSha, 'not a commit id');
/** GitHub shows the account of someone who left as null; its pages call it `ghost`. */
const Author = z
  .object({ login: z.string() })
  .nullable()
  .transform((user) => user?.login ?? 'ghost');

export const User = z.object({ login: z.string() });
export const App = z.object({ slug: z.string() });
export const Installation = z.object({ id: z.number() });
/** What @octokit/auth-app knows of an installation's token. */
export const InstallationAuth = z.object({
  permissions: z.record(z.string(), z.string()).default({}),
});
/** Whoever may read a branch is told what its protection wants of statuses. */
export const Branch = z.object({
  commit: z.object({ sha: Sha }),
  protection: z
    .object({
      required_status_checks: z.object({ contexts: z.array(z.string()).default([]) }).nullish(),
    })
    .nullish(),
});
export const Repos = z.array(
  z.object({ full_name: z.string(), archived: z.boolean().default(false) }),
);
export const Files = z.array(
  z.object({ filename: z.string(), additions: z.number(), deletions: z.number() }),
);
export const Labels = z.array(z.object({ name: z.string() }));
/** `pending` is whoever was invited and has not said yes. */
export const TeamMembership = z.object({ state: z.enum(['active', 'pending']) });
export const Comments = z.array(
  z.object({ id: z.number(), body: z.string().default(''), user: Author }),
);
export const CombinedStatus = z.object({
  statuses: z.array(
    z.object({
      context: z.string(),
      state: z.enum(['success', 'pending', 'failure', 'error']),
      description: z.string().nullish(),
      target_url: z.string().nullish(),
    }),
  ),
});
export const CheckRunId = z.object({ id: z.number() });
export const CheckRuns = z.object({
  check_runs: z.array(z.object({ id: z.number(), external_id: z.string().nullish() })),
});
export const Pull = z.object({
  number: z.number(),
  title: z.string(),
  user: Author,
  state: z.enum(['open', 'closed']),
  draft: z.boolean().default(false),
  mergeable: z.boolean().nullable(),
  labels: z.array(z.object({ name: z.string() })),
  head: z.object({ sha: Sha, ref: z.string() }),
  base: z.object({ ref: z.string(), repo: z.object({ html_url: z.string() }) }),
  html_url: z.string(),
});

/** What git keeps, as its database is told. A submodule has no size, and neither has a directory. */
const TreeEntry = z.object({
  path: z.string(),
  mode: z.string(),
  type: z.string(),
  sha: z.string(),
  size: z.number().optional(),
});
/** One thing in a directory; `size` is in bytes. */
export type TreeEntry = z.infer<typeof TreeEntry>;
export const GitTree = z.object({ truncated: z.boolean(), tree: z.array(TreeEntry) });
export const GitBlob = z.object({ content: z.string(), encoding: z.literal('base64') });
export const GitCommit = z.object({ parents: z.array(z.object({ sha: Sha })) });
/** The merge that GitHub makes of a pull request and its base, to see whether it can be made. */
export const TestMerge = z.object({
  head: z.object({ sha: Sha }),
  mergeable: z.boolean().nullable(),
  merge_commit_sha: Sha.nullable(),
});

type PullFacts = Awaited<ReturnType<CodeHost['pull']>>;

/** A pull request in our words. */
export function pullFacts(org: string, repo: string, pull: z.infer<typeof Pull>): PullFacts {
  return {
    org,
    repo,
    number: pull.number,
    title: pull.title,
    author: pull.user,
    isOpen: pull.state === 'open',
    isDraft: pull.draft,
    isMergeable: pull.mergeable,
    labels: pull.labels.map(({ name }) => name),
    headSha: pull.head.sha,
    headRef: pull.head.ref,
    baseRef: pull.base.ref,
    link: pull.html_url,
    repoLink: pull.base.repo.html_url,
  };
}

/** Reads an answer; throws BAD_ANSWER, naming the first field that is not as GitHub describes it. */
export function readAs<T>(schema: z.ZodType<T>, data: unknown, asked: string): T {
  const read = schema.safeParse(data);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new GitHubError(
    'BAD_ANSWER',
    `${asked}: GitHub's answer has an unexpected ${issue?.path.join('.') ?? 'form'} (${issue?.message ?? ''})`,
  );
}
