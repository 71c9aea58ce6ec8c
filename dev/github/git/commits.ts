import { EmulatorError } from '../errors.ts';
import type { FileChange } from './changes.ts';

export interface Person {
  readonly name: string;
  readonly email: string;
  readonly date: string;
}

export interface Commit {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Person;
  readonly committer: Person;
  readonly message: string;
  readonly files: readonly FileChange[];
}

/** For `git log --format`: fields end with U+001F, commits with U+001E. */
export const COMMIT_FORMAT = '%H%x1f%T%x1f%P%x1f%an%x1f%ae%x1f%aI%x1f%cn%x1f%ce%x1f%cI%x1f%B%x1e';

/** Reads what {@link COMMIT_FORMAT} wrote. Throws BAD_GIT_OUTPUT. */
export function parseCommits(log: string): readonly Omit<Commit, 'files'>[] {
  return log
    .split('\u001e')
    .map((entry) => entry.trimStart())
    .filter((entry) => entry !== '')
    .map(parseCommit);
}

function parseCommit(entry: string): Omit<Commit, 'files'> {
  const fields = entry.split('\u001f');
  const field = (index: number): string => {
    const text = fields[index];
    if (text !== undefined) return text;
    throw new EmulatorError('BAD_GIT_OUTPUT', `git log wrote "${entry.slice(0, 80)}"`);
  };
  return {
    sha: field(0),
    tree: field(1),
    parents: field(2)
      .split(' ')
      .filter((parent) => parent !== ''),
    author: { name: field(3), email: field(4), date: field(5) },
    committer: { name: field(6), email: field(7), date: field(8) },
    message: field(9).trimEnd(),
  };
}
