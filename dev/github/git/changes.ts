/** One file of a diff, in GitHub's words. */
export interface FileChange {
  readonly path: string;
  readonly status: 'added' | 'modified' | 'removed' | 'renamed';
  readonly previousPath?: string;
  /** Id of the blob; `null` for a removed file. */
  readonly sha: string | null;
  readonly additions: number;
  readonly deletions: number;
}

const STATUSES: Readonly<Record<string, FileChange['status']>> = {
  A: 'added',
  D: 'removed',
  R: 'renamed',
};

/** Reads `git diff --raw --numstat -z -M --no-abbrev`: first all raw lines, then all counts. */
export function parseChanges(output: string): readonly FileChange[] {
  const fields = output.split('\0');
  const files: Omit<FileChange, 'additions' | 'deletions'>[] = [];
  let at = 0;
  const next = (): string => fields[at++] ?? '';
  while (fields[at]?.startsWith(':') === true) {
    const [, , , sha = '', letter = ''] = next().split(' ');
    const status = STATUSES[letter.slice(0, 1)] ?? 'modified';
    const first = next();
    const isRename = status === 'renamed';
    files.push({
      path: isRename ? next() : first,
      status,
      sha: status === 'removed' ? null : sha,
      ...(isRename ? { previousPath: first } : {}),
    });
  }
  return files.map((file) => {
    const [additions = '', deletions = '', path = ''] = next().split('\t');
    if (path === '') at += 2;
    return { ...file, additions: count(additions), deletions: count(deletions) };
  });
}

/** Git counts no lines in binary files: `-`. */
function count(text: string): number {
  return text === '-' ? 0 : Number(text);
}
