import { createAppAuth } from '@octokit/auth-app';
import { Octokit } from '@octokit/core';
import * as z from 'zod';
import { PodutilsError } from '../podutils-error.ts';

const Installation = z.object({ id: z.int() });

/** Who a GitHub App is. */
export interface GithubApp {
  readonly appId: string;
  /** PEM. */
  readonly privateKey: string;
}

/**
 * A token for what an organization or user lets the App see. The endpoints are tried in order, because the first may be
 * a cache that is down. Throws NO_CREDENTIALS without the error's own text, which may hold headers.
 */
export async function githubAppToken(
  owner: string,
  app: GithubApp,
  endpoints: readonly string[],
): Promise<string> {
  const refusals: string[] = [];
  for (const baseUrl of endpoints) {
    try {
      return await tokenFrom(baseUrl, owner, app);
    } catch (error) {
      refusals.push(`${baseUrl}: ${reasonOf(error)}`);
    }
  }
  throw new PodutilsError(
    'NO_CREDENTIALS',
    `no token for ${owner} as GitHub App ${app.appId}: ${refusals.join('; ')}`,
  );
}

async function tokenFrom(baseUrl: string, owner: string, app: GithubApp): Promise<string> {
  const octokit = new Octokit({
    authStrategy: createAppAuth,
    auth: app,
    baseUrl: baseUrl.replace(/\/$/, ''),
  });
  const { data } = await octokit
    .request('GET /orgs/{org}/installation', { org: owner })
    .catch((error: unknown) => {
      if (statusOf(error) !== 404) throw error;
      return octokit.request('GET /users/{username}/installation', { username: owner });
    });
  const installationId = Installation.parse(data).id;
  const login = z
    .object({ token: z.string() })
    .parse(await octokit.auth({ type: 'installation', installationId }));
  return login.token;
}

function reasonOf(error: unknown): string {
  const status = statusOf(error);
  if (status === 404) return 'the App is not installed there';
  if (status === 401) return 'the id and the private key do not belong together';
  return status === undefined ? 'no answer, or no usable private key' : `HTTP ${String(status)}`;
}

function statusOf(error: unknown): number | undefined {
  return error instanceof Error && 'status' in error && typeof error.status === 'number'
    ? error.status
    : undefined;
}
