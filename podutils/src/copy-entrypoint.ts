import { chmod, copyFile, rename, rm } from 'node:fs/promises';

/** Puts the static wrapper where the test's container finds it, executable for every user and never half written. */
export async function copyEntrypoint(from: string, to: string): Promise<void> {
  const partial = `${to}.partial`;
  try {
    await copyFile(from, partial);
    await chmod(partial, 0o755);
    await rename(partial, to);
  } finally {
    await rm(partial, { force: true });
  }
}
