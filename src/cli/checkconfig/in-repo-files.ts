import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { listJobFiles } from '../../adapters/config-files/list-job-files.ts';
import { readSource } from '../../adapters/config-files/read-source.ts';
import type { Problem } from '../../config/problem.ts';
import type { SourceFile } from '../../config/yaml.ts';

/** The files of a repository's own configuration, and why some of them could not be read. */
export interface RepositoryFiles {
  readonly files: readonly SourceFile[];
  readonly problems: readonly Problem[];
}

/**
 * `.prow/` of a checkout with all YAML files below it, or else `.prow.yaml`; throws when it has neither.
 * Prow: pkg/config/inrepoconfig.go `ReadProwYAML`.
 */
export async function readRepositoryFiles(checkout: string): Promise<RepositoryFiles> {
  const [folder, file] = [join(checkout, '.prow'), join(checkout, '.prow.yaml')];
  if (await isThere(folder)) return readAll(await listJobFiles(folder));
  if (await isThere(file)) return readAll([file]);
  throw new Error(`${checkout} has neither .prow nor .prow.yaml; name another --prow-yaml-path`);
}

async function readAll(paths: readonly string[]): Promise<RepositoryFiles> {
  const sources = await Promise.all(paths.map((path) => readSource(path)));
  return {
    files: sources.flatMap((source) => (source.ok ? [source.file] : [])),
    problems: sources.flatMap((source) => (source.ok ? [] : [source.problem])),
  };
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}
