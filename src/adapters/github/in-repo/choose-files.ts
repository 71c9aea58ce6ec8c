import { type IgnoreRule, isIgnored } from '../../../config/ignore-rules.ts';
import type { Problem } from '../../../config/problem.ts';
import type { TreeEntry } from '../wire.ts';
import { LIMITS } from './limits.ts';
import { DIRECTORY } from './root-entries.ts';

/** What is to be read of a directory, and why the rest of it cannot be. */
export interface Choice {
  readonly files: readonly TreeEntry[];
  readonly problems: readonly Problem[];
}

/**
 * Chooses the YAML files below `.prow/` in the order in which Prow walks a directory: name by name. Links of other names
 * are passed over, as Prow does. Prow: pkg/config/inrepoconfig.go `ReadProwYAML`.
 */
export function chooseFiles(entries: readonly TreeEntry[], rules: readonly IgnoreRule[]): Choice {
  const meant = entries.filter(isMeant).toSorted(byNames);
  const tooMany = excess(meant, rules);
  if (tooMany !== undefined) return { files: [], problems: [{ file: DIRECTORY, says: tooMany }] };
  const taken = meant.filter(({ path }) => !isLeftOut(path, rules));
  const problems = taken.flatMap((entry): readonly Problem[] => {
    const says = refusalOf(entry);
    return says === undefined ? [] : [{ file: shown(entry.path), says }];
  });
  const files = taken.filter((entry) => refusalOf(entry) === undefined);
  const bytes = files.reduce((sum, { size = 0 }) => sum + size, 0);
  if (bytes <= LIMITS.totalBytes) return { files, problems };
  const says = `its YAML files have ${String(bytes)} bytes together; at most ${String(LIMITS.totalBytes)} are read: make them smaller`;
  return { files: [], problems: [...problems, { file: DIRECTORY, says }] };
}

/** Why an entry that should be a file of configuration is none; `undefined` for one that can be read. */
export function refusalOf({ mode, type, path, size = Infinity }: TreeEntry): string | undefined {
  if (mode === LINK) {
    return 'it is a symbolic link, which is not followed in in-repo configuration: put the file itself here';
  }
  if (type === 'commit') {
    return 'it is a submodule, which is not looked into for in-repo configuration: put the files themselves here';
  }
  if (type !== 'blob')
    return 'it is a directory; a file of this name, or the directory .prow, is read';
  if (path.length > LIMITS.pathCharacters) {
    return `its path is longer than ${String(LIMITS.pathCharacters)} characters: give it a shorter one`;
  }
  if (size > LIMITS.fileBytes) {
    return `it has ${String(size)} bytes; at most ${String(LIMITS.fileBytes)} are read: split it`;
  }
  return undefined;
}

const LINK = '120000';

function shown(path: string): string {
  return path.length > LIMITS.pathCharacters ? `${path.slice(0, LIMITS.pathCharacters)}…` : path;
}

function isMeant({ path, type }: TreeEntry): boolean {
  return type === 'commit' || (type === 'blob' && /\.ya?ml$/.test(path));
}

/** A directory comes where its name comes, not where the longer paths of its files would. */
function byNames(one: TreeEntry, other: TreeEntry): number {
  const [names, others] = [one.path.split('/'), other.path.split('/')];
  const at = names.findIndex((name, index) => name !== others[index]);
  return (names[at] ?? '') < (others[at] ?? '') ? -1 : 1;
}

function excess(meant: readonly TreeEntry[], rules: readonly IgnoreRule[]): string | undefined {
  if (meant.length > LIMITS.files) {
    return `it has ${String(meant.length)} YAML files; at most ${String(LIMITS.files)} are read: put jobs together`;
  }
  const names = meant.reduce((sum, { path }) => sum + path.split('/').length, 0);
  if (names * rules.length <= LIMITS.ignoreMatches) return undefined;
  return 'it has more YAML files than can be held against so many lines of .prowignore: shorten either';
}

/** What is inside of an ignored directory is left out with it. */
function isLeftOut(path: string, rules: readonly IgnoreRule[]): boolean {
  const names = path.split('/');
  return names.some((_, at) =>
    isIgnored(names.slice(0, at + 1).join('/'), at + 1 < names.length, rules),
  );
}
