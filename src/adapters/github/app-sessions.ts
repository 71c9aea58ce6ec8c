import { createPrivateKey } from 'node:crypto';
import { createAppAuth } from '@octokit/auth-app';
import type { AppAuth, Owner, Sessions } from './sessions.ts';
import { GitHubError } from './failure.ts';
import { type ConnectionOptions, type OpenLine, createLines } from './octokit.ts';
import { type Session, createSession } from './session.ts';
import { App, Installation, InstallationAuth, readAs } from './wire.ts';

/**
 * Sessions of a GitHub App: one for each organisation, under the token of the App's installation there. The installation
 * is looked up once; its token is kept and renewed by @octokit/auth-app. A new private key starts everything afresh.
 */
export function createAppSessions(auth: AppAuth, options: ConnectionOptions): Sessions {
  const openLine = createLines(options);
  let open: OpenApp | undefined;

  async function current(): Promise<OpenApp> {
    const privateKey = await auth.privateKey();
    if (open?.privateKey === privateKey) return open;
    assertPem(privateKey, auth.appId);
    open = openApp({ appId: auth.appId, privateKey }, openLine);
    return open;
  }

  return {
    of: async (owner) => (await current()).installationOf(owner),
    botLogin: async () => {
      const { data } = await (await current()).session.ask('GET /app', {});
      return `${readAs(App, data, 'GET /app').slug}[bot]`;
    },
  };
}

interface AppKey {
  readonly appId: number;
  readonly privateKey: string;
}

interface OpenApp {
  readonly privateKey: string;
  /** Of the App itself, which may ask about the App only. */
  readonly session: Session;
  installationOf(owner: Owner): Promise<Session>;
}

function openApp(key: AppKey, openLine: OpenLine): OpenApp {
  const line = openLine('app', { authStrategy: createAppAuth, auth: key });
  const session = createSession({ ...line, authorize: () => Promise.resolve({}) });
  const installations = new Map<string, Promise<Session>>();

  async function connect(owner: Owner, forget: () => void): Promise<Session> {
    const installationId = await findInstallation(session, owner);
    const auth = { ...key, installationId };
    const authStrategy = createAppAuth;
    const installed = openLine(`installation ${installationId}`, { authStrategy, auth });
    const token = (): Promise<unknown> =>
      installed.octokit.auth({ type: 'installation' }).catch((error: unknown) => {
        forget();
        throw error;
      });
    return createSession({
      ...installed,
      authorize: async () => {
        await token();
        return {};
      },
      permissions: async () => readAs(InstallationAuth, await token(), 'the token').permissions,
      rejected: forget,
    });
  }

  return {
    privateKey: key.privateKey,
    session,
    installationOf(owner) {
      const org = owner.org.toLowerCase();
      const forget = (): void => void installations.delete(org);
      const known = installations.get(org);
      if (known !== undefined) return known;
      const connecting = connect(owner, forget);
      installations.set(org, connecting);
      connecting.catch(forget);
      return connecting;
    },
  };
}

async function findInstallation(session: Session, { org, repo }: Owner): Promise<number> {
  const route =
    repo === undefined ? 'GET /orgs/{org}/installation' : 'GET /repos/{org}/{repo}/installation';
  try {
    const { data } = await session.ask(route, repo === undefined ? { org } : { org, repo });
    return readAs(Installation, data, route).id;
  } catch (error) {
    if (error instanceof GitHubError && error.code === 'NOT_FOUND') {
      const place = repo === undefined ? org : `${org}/${repo}`;
      throw new GitHubError(
        'NOT_INSTALLED',
        `the GitHub App is not installed in ${place}: install it there, or take ${place} out of the configuration`,
        { status: error.status },
      );
    }
    throw error;
  }
}

function assertPem(privateKey: string, appId: number): void {
  try {
    createPrivateKey(privateKey);
  } catch {
    throw new GitHubError(
      'BAD_CREDENTIALS',
      `the private key of GitHub App ${appId} is not a PEM key: download a new one from the App's settings`,
    );
  }
}
