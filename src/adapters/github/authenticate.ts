import { createAppSessions } from './app-sessions.ts';
import { type ConnectionOptions, createLines } from './octokit.ts';
import { createSession } from './session.ts';
import type { GitHubAuth, Sessions, TokenAuth } from './sessions.ts';
import { User, readAs } from './wire.ts';

/** Connects as `auth` says. */
export function authenticate(auth: GitHubAuth, options: ConnectionOptions): Sessions {
  const sessions =
    auth.kind === 'token' ? createTokenSession(auth, options) : createAppSessions(auth, options);
  let login: Promise<string> | undefined;
  const forget = (error: unknown): never => {
    login = undefined;
    throw error;
  };
  return {
    of: (owner) => sessions.of(owner),
    botLogin: () => (login ??= sessions.botLogin().catch(forget)),
  };
}

function createTokenSession(auth: TokenAuth, options: ConnectionOptions): Sessions {
  const session = createSession({
    ...createLines(options)('token', {}),
    authorize: async () => ({ authorization: `token ${await auth.token()}` }),
  });
  return {
    of: () => Promise.resolve(session),
    botLogin: async () => {
      const { data } = await session.ask('GET /user', {});
      return readAs(User, data, 'GET /user').login;
    },
  };
}
