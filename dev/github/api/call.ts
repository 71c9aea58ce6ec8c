import type { z } from 'zod';
import type { App, Comment, Issue, Pull, Repo } from '../state.ts';
import { findRepo, isSame, issuesOf, mayPush } from '../state.ts';
import type { World } from '../world.ts';
import { ApiError, notFound } from './api-error.ts';

/** A request that found its route. */
export interface Call {
  /** Path of the request, without its query. */
  readonly path: string;
  /** Values of the route's placeholders, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly asker: Asker;
}

/** Who asks: nobody, an account by its token, an App by its JSON Web Token, or somebody whose token is none. */
export type Asker =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'stranger'; readonly why: string }
  | { readonly kind: 'account'; readonly login: string }
  | { readonly kind: 'app'; readonly app: App };

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Handler = (world: World, call: Call) => Reply | Promise<Reply>;

/** Handlers by `METHOD /path/{placeholder}`, with the placeholders of GitHub's OpenAPI description. */
export type Routes = Readonly<Record<string, Handler>>;

export function ok(body: unknown, status = 200): Reply {
  return { status, body };
}

export const NO_CONTENT: Reply = { status: 204 };

/** The value of a placeholder; a route's handler knows which it has. */
export function param(call: Call, name: string): string {
  return call.params[name] ?? '';
}

/** The login of whoever asks. Throws UNAUTHENTICATED. */
export function loginOf({ asker }: Call): string {
  if (asker.kind === 'account') return asker.login;
  throw new ApiError('UNAUTHENTICATED', 'Requires authentication');
}

/** The App that asks. Throws UNAUTHENTICATED. */
export function appOf({ asker }: Call): App {
  if (asker.kind === 'app') return asker.app;
  throw new ApiError('UNAUTHENTICATED', 'A JSON web token could not be decoded');
}

/** The repository of the path. To whoever may not see it, a private one does not exist. */
export function repoOfCall(world: World, call: Call): Repo {
  const repo = findRepo(world.state, param(call, 'owner'), param(call, 'repo'));
  if (repo === undefined) throw notFound();
  const isSeen =
    !repo.private ||
    call.asker.kind === 'app' ||
    (call.asker.kind === 'account' && mayPush(world.state, repo, call.asker.login));
  if (!isSeen) throw notFound();
  return repo;
}

/** The repository of the path, to write to. Throws FORBIDDEN. */
export function writableRepo(world: World, call: Call): { repo: Repo; login: string } {
  const login = loginOf(call);
  const repo = repoOfCall(world, call);
  if (!mayPush(world.state, repo, login)) {
    throw new ApiError('FORBIDDEN', `Must have push access to ${repo.org}/${repo.name}`);
  }
  return { repo, login };
}

/** The issue of the path; a pull request is one too. */
export function issueOfCall(repo: Repo, call: Call): Issue {
  const number = Number(param(call, 'issue_number'));
  const issue = issuesOf(repo).find((one) => one.number === number);
  if (issue === undefined) throw notFound();
  return issue;
}

/** The pull request of the path. */
export function pullOfCall(repo: Repo, call: Call): Pull {
  const number = Number(param(call, 'pull_number'));
  const pull = repo.pulls.find((one) => one.number === number);
  if (pull === undefined) throw notFound();
  return pull;
}

export function commentOfCall(repo: Repo, call: Call): Comment {
  const comment = repo.comments.find(({ id }) => id === Number(param(call, 'comment_id')));
  if (comment === undefined) throw notFound();
  return comment;
}

/** Only its author and those who may push change a comment. */
export function mayEdit(world: World, repo: Repo, comment: Comment, login: string): boolean {
  return isSame(comment.author, login) || mayPush(world.state, repo, login);
}

/** The body, or the refusal that GitHub gives for one of another form. */
export function bodyOf<T>(call: Call, schema: z.ZodType<T>): T {
  const read = schema.safeParse(call.body);
  if (read.success) return read.data;
  const fields = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new ApiError('INVALID', `Invalid request.\n\n${fields.join('\n')}`);
}
