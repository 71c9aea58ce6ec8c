import { readFile } from 'node:fs/promises';
import { GitHubError } from './failure.ts';

/**
 * A secret that lives in a file, as Kubernetes mounts it. It is read at each use, because a rotated secret changes under
 * a running process; surrounding white space is not part of it. Throws BAD_CREDENTIALS naming the file, never its text.
 */
export function secretFile(path: string): () => Promise<string> {
  return async () => {
    const secret = (await readText(path)).trim();
    if (secret === '') throw new GitHubError('BAD_CREDENTIALS', `the secret file ${path} is empty`);
    return secret;
  };
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw new GitHubError(
      'BAD_CREDENTIALS',
      `cannot read the secret file ${path}: check the mount and its permissions`,
    );
  }
}
