import type { Session } from './session.ts';

/** Who we are to GitHub. Secrets come by function, because they are rotated under a running process. */
export type GitHubAuth = TokenAuth | AppAuth;

/** A person's or a bot account's token, as Prow uses it. */
export interface TokenAuth {
  readonly kind: 'token';
  token(): Promise<string>;
}

/** A GitHub App: a token of its own for each organisation, with higher limits. */
export interface AppAuth {
  readonly kind: 'app';
  readonly appId: number;
  /** PEM. */
  privateKey(): Promise<string>;
}

/** The sessions to make calls in. */
export interface Sessions {
  /** For what belongs to this organisation, or to this repository of it. Throws NOT_INSTALLED. */
  of(owner: Owner): Promise<Session>;
  /** The login that our comments carry; asked for once. */
  botLogin(): Promise<string>;
}

export interface Owner {
  readonly org: string;
  readonly repo?: string;
}
