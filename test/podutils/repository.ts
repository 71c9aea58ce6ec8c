import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder of the test's own. */
export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'podutils-'));
}

/** A real repository to clone from. Its commits have fixed dates, so that their ids are always the same. */
export class TestRepository {
  readonly dir = newFolder();
  #seconds = 1_700_000_000;

  constructor() {
    this.git('init', '--initial-branch=main');
  }

  /** For git, as a clone_uri. */
  get uri(): string {
    return `file://${this.dir}`;
  }

  git(...args: string[]): string {
    const date = `${String(this.#seconds)} +0000`;
    const env = {
      PATH: process.env['PATH'],
      HOME: this.dir,
      GIT_AUTHOR_NAME: 'author',
      GIT_AUTHOR_EMAIL: 'author@example.com',
      GIT_COMMITTER_NAME: 'author',
      GIT_COMMITTER_EMAIL: 'author@example.com',
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_DATE: date,
    };
    return execFileSync('git', args, { cwd: this.dir, env, stdio: 'pipe' }).toString().trim();
  }

  /** Commits one file and gives the commit. */
  commit(file: string, content: string): string {
    this.#seconds += 100;
    const path = join(this.dir, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    this.git('add', '--all');
    this.git('commit', '--message', `change ${file}`);
    return this.git('rev-parse', 'HEAD');
  }

  /** Commits on a branch off main, which becomes the head of a pull request, and gives that commit. */
  pull(number: number, file: string, content: string): string {
    this.git('checkout', '--detach', 'main');
    const sha = this.commit(file, content);
    this.git('update-ref', `refs/pull/${String(number)}/head`, sha);
    this.git('checkout', 'main');
    return sha;
  }
}
