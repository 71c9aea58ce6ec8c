import { readFile } from 'node:fs/promises';
import { messageOf } from '../log.ts';
import { PodutilsError } from '../podutils-error.ts';
import type { ClonerefsOptions } from './clonerefs-options.ts';
import type { Login } from './repository-uri.ts';

/**
 * How to log in to the code host: with a personal token, as a GitHub App, or not at all. Throws NO_CREDENTIALS when a
 * file cannot be read; the function it gives throws the same for an organization that has not installed the App.
 */
export async function findLogin(
  options: ClonerefsOptions,
): Promise<((org: string) => Promise<Login>) | undefined> {
  if (options.oauth_token_file !== '') {
    const user = await readSecret(options.oauth_token_file);
    return () => Promise.resolve({ user, password: 'x-oauth-basic' });
  }
  if (options.github_app_id === '') return undefined;
  const privateKey = await readSecret(options.github_app_private_key_file);
  const { githubAppToken } = await import('./github-app-token.ts');
  return async (org) => {
    const app = { appId: options.github_app_id, privateKey };
    const password = await githubAppToken(org, app, options.github_api_endpoints);
    return { user: 'x-access-token', password };
  };
}

async function readSecret(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new PodutilsError('NO_CREDENTIALS', `cannot read ${file}: ${messageOf(cause)}`, {
      cause,
    });
  });
  if (text.trim() === '') throw new PodutilsError('NO_CREDENTIALS', `${file} is empty`);
  return text.trim();
}
