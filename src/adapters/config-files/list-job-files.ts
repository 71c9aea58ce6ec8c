import type { Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ignoreRules, isIgnored } from './ignore-rules.ts';
import type { IgnoreRule } from './ignore-rules.ts';

const IGNORE_FILE = '.prowignore';

/**
 * The job files at a path: the file itself, or all `*.yaml` and `*.yml` below a directory in the order of their names.
 * Names that start with `..` are Kubernetes' own in a mounted ConfigMap; directories behind symbolic links are not
 * entered. Prow: pkg/config/config.go `ReadJobConfig`. Throws what the file system throws.
 */
export async function listJobFiles(path: string): Promise<readonly string[]> {
  const found = await stat(path);
  return found.isDirectory() ? filesBelow({ root: path, directory: '', rules: [] }) : [path];
}

interface Visit {
  readonly root: string;
  /** Relative to the root, with `/`. */
  readonly directory: string;
  readonly rules: readonly IgnoreRule[];
}

async function filesBelow({ root, directory, rules }: Visit): Promise<readonly string[]> {
  const entries = await readdir(join(root, directory), { withFileTypes: true });
  const known = [...rules, ...(await ownRules(root, directory, entries))];
  const sorted = entries.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  const files: string[] = [];
  for (const entry of sorted) {
    const path = directory === '' ? entry.name : `${directory}/${entry.name}`;
    if (entry.name.startsWith('..') || isIgnored(path, entry.isDirectory(), known)) continue;
    if (entry.isDirectory()) {
      files.push(...(await filesBelow({ root, directory: path, rules: known })));
    } else if (/\.ya?ml$/.test(entry.name)) files.push(join(root, path));
  }
  return files;
}

async function ownRules(
  root: string,
  directory: string,
  entries: readonly Dirent[],
): Promise<readonly IgnoreRule[]> {
  if (!entries.some(({ name }) => name === IGNORE_FILE)) return [];
  const text = await readFile(join(root, directory, IGNORE_FILE), 'utf8');
  return ignoreRules(directory, text);
}
