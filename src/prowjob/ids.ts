/** What can be confused is branded; only `is…` and `parse…` make one. */

declare const brand: unique symbol;
type Brand<T, Name extends string> = T & { readonly [brand]: Name };

/** A full commit id, 40 lower-case hexadecimal digits. */
export type Sha = Brand<string, 'Sha'>;

/** Code of an {@link InvalidIdError}. */
export type InvalidIdCode = 'NOT_A_SHA' | 'NOT_A_REPO';

/** Thrown by the `parse…` functions of this room for text that is not the id it should be. */
export class InvalidIdError extends Error {
  override name = 'InvalidIdError';
  readonly code: InvalidIdCode;

  constructor(code: InvalidIdCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** True for a full commit id. Git also knows 64-digit ids; GitHub does not serve them. */
export function isSha(value: unknown): value is Sha {
  return typeof value === 'string' && /^[0-9a-f]{40}$/.test(value);
}

/** Reads a commit id; throws {@link InvalidIdError} for anything else. */
export function parseSha(text: string): Sha {
  if (!isSha(text))
    throw new InvalidIdError('NOT_A_SHA', `not a commit sha: "${text.slice(0, 80)}"`);
  return text;
}

/** A repository on the code host. */
export interface RepoName {
  readonly org: string;
  readonly repo: string;
}

/** `org/repo`, the form of Prow's configuration keys. */
export function fullName({ org, repo }: RepoName): string {
  return `${org}/${repo}`;
}

/** Reads `org/repo`; throws {@link InvalidIdError} for anything else. */
export function parseRepoName(text: string): RepoName {
  const [org, repo, ...rest] = text.split('/');
  if (!org || !repo || rest.length > 0) {
    throw new InvalidIdError(
      'NOT_A_REPO',
      `not a repository name of the form org/repo: "${text.slice(0, 200)}"`,
    );
  }
  return { org, repo };
}
