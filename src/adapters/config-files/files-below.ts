import type { Dirent } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ignoreRules, isIgnored } from '../../config/ignore-rules.ts';
import type { IgnoreRule } from '../../config/ignore-rules.ts';

/** Which files are meant. */
export interface Wanted {
  isWanted(name: string): boolean;
  /** Does a `.prowignore` count? */
  readonly obeysIgnoreFiles: boolean;
}

const IGNORE_FILE = '.prowignore';

/**
 * The wanted files below a directory, at any depth, in the order of their names. Names that start with `..` are
 * Kubernetes' own in a mounted ConfigMap; directories behind symbolic links are not entered. Throws what the file
 * system throws.
 */
export function filesBelow(root: string, wanted: Wanted): Promise<readonly string[]> {
  return visited({ root, directory: '', rules: [], ...wanted });
}

interface Visit extends Wanted {
  readonly root: string;
  /** Relative to the root, with `/`. */
  readonly directory: string;
  readonly rules: readonly IgnoreRule[];
}

async function visited(visit: Visit): Promise<readonly string[]> {
  const { root, directory } = visit;
  const entries = await readdir(join(root, directory), { withFileTypes: true });
  const rules = [...visit.rules, ...(await ownRules(visit, entries))];
  const sorted = entries.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  const files: string[] = [];
  for (const entry of sorted) {
    const path = directory === '' ? entry.name : `${directory}/${entry.name}`;
    if (entry.name.startsWith('..') || isIgnored(path, entry.isDirectory(), rules)) continue;
    if (entry.isDirectory()) files.push(...(await visited({ ...visit, directory: path, rules })));
    else if (visit.isWanted(entry.name)) files.push(join(root, path));
  }
  return files;
}

async function ownRules(
  { root, directory, obeysIgnoreFiles }: Visit,
  entries: readonly Dirent[],
): Promise<readonly IgnoreRule[]> {
  if (!obeysIgnoreFiles || !entries.some(({ name }) => name === IGNORE_FILE)) return [];
  const text = await readFile(join(root, directory, IGNORE_FILE), 'utf8');
  return ignoreRules(directory, text);
}
