import { type IgnoreRule, ignoreRules } from '../../../config/ignore-rules.ts';
import type { Problem } from '../../../config/problem.ts';
import type { SourceFile } from '../../../config/yaml.ts';
import type { InRepoFiles } from '../../../ports/in-repo-files.ts';
import type { RepoName } from '../../../prowjob/ids.ts';
import type { TreeEntry } from '../wire.ts';
import { chooseFiles, refusalOf } from './choose-files.ts';
import type { GitObjects } from './git-objects.ts';
import { LIMITS } from './limits.ts';
import { DIRECTORY, IGNORE, type RootEntries } from './root-entries.ts';

/** Fetches the files that the entries name. */
export async function readFiles(
  git: GitObjects,
  repo: RepoName,
  { source, ignore }: RootEntries,
): Promise<InRepoFiles> {
  if (source === undefined) return { files: [], problems: [] };
  if (source.path === DIRECTORY) return readDirectory(git, repo, source, ignore);
  const says = refusalOf(source);
  return says === undefined ? readAll(git, repo, [source]) : refused(source.path, says);
}

function refused(file: string, says: string): InRepoFiles {
  return { files: [], problems: [{ file, says }] };
}

async function readDirectory(
  git: GitObjects,
  repo: RepoName,
  directory: TreeEntry,
  ignore: TreeEntry | undefined,
): Promise<InRepoFiles> {
  if (directory.type !== 'tree') {
    return refused(DIRECTORY, 'it is not a directory: make it one, or use .prow.yaml instead');
  }
  const { entries, isCutOff } = await git.below(repo, directory.sha);
  if (isCutOff) return refused(DIRECTORY, 'it has more entries than GitHub lists: make it smaller');
  const below = entries.map((entry) => ({ ...entry, path: `${DIRECTORY}/${entry.path}` }));
  const ignores = [...(ignore ? [ignore] : []), ...below].filter(isIgnoreFile);
  const tooMany = ignoreExcess(ignores);
  if (tooMany !== undefined) return refused(IGNORE, tooMany);
  const { files, problems } = chooseFiles(below, await readRules(git, repo, ignores));
  const read = await readAll(git, repo, files);
  return { ...read, problems: [...problems, ...read.problems] };
}

function isIgnoreFile({ path, mode, type }: TreeEntry): boolean {
  return type === 'blob' && mode.startsWith('100') && directoryOf(path, IGNORE) !== undefined;
}

/** The directory of a file of this name, empty at the top; `undefined` when the file has another name. */
function directoryOf(path: string, name: string): string | undefined {
  if (path === name) return '';
  return path.endsWith(`/${name}`) ? path.slice(0, -name.length - 1) : undefined;
}

function ignoreExcess(ignores: readonly TreeEntry[]): string | undefined {
  const bytes = ignores.reduce((sum, { size = Infinity }) => sum + size, 0);
  if (bytes <= LIMITS.ignoreBytes && ignores.length <= LIMITS.ignoreFiles) return undefined;
  const found = `${String(ignores.length)} such files with ${String(bytes)} bytes together`;
  const most = `${String(LIMITS.ignoreFiles)} with ${String(LIMITS.ignoreBytes)} bytes`;
  return `there are ${found}; at most ${most} are read: move what they leave out`;
}

/** The rules of outer directories first. */
async function readRules(
  git: GitObjects,
  repo: RepoName,
  ignores: readonly TreeEntry[],
): Promise<readonly IgnoreRule[]> {
  const outerFirst = ignores.toSorted((one, other) => one.path.length - other.path.length);
  const rules = await Promise.all(
    outerFirst.map(async ({ path, sha }) =>
      ignoreRules(directoryOf(path, IGNORE) ?? '', (await git.text(repo, sha)) ?? ''),
    ),
  );
  return rules.flat();
}

async function readAll(
  git: GitObjects,
  repo: RepoName,
  entries: readonly TreeEntry[],
): Promise<InRepoFiles> {
  const files: SourceFile[] = [];
  const problems: Problem[] = [];
  const texts = await Promise.all(entries.map(({ sha }) => git.text(repo, sha)));
  for (const [at, { path }] of entries.entries()) {
    const text = texts[at];
    if (text === undefined) problems.push({ file: path, says: 'it is not UTF-8 text' });
    else files.push({ path, text });
  }
  return { files, problems };
}
