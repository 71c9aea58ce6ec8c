import type { GitRepo } from './git-repo.ts';
import type { Git } from './git.ts';

/** Answers about commits never change, so each is asked of git once: many calls show the same pull request. */
export function remember(git: Git): Git {
  const changes = memory(git.changes);
  const commits = memory(git.commits);
  const merges = memory(git.merge);
  const commitIds = new Set<string>();
  return {
    ...git,
    async resolve(repo, name) {
      const id = `${repo.org}/${repo.name} ${name}`;
      if (commitIds.has(id)) return name;
      const sha = await git.resolve(repo, name);
      if (sha === name) commitIds.add(id);
      return sha;
    },
    changes: (repo, base, head) => changes(`${base} ${head}`, repo, base, head),
    commits: (repo, head, without) => commits(`${head} ${without.join(' ')}`, repo, head, without),
    merge: (repo, base, head) => merges(`${base} ${head}`, repo, base, head),
  };
}

function memory<Arguments extends readonly unknown[], Result>(
  ask: (repo: GitRepo, ...rest: Arguments) => Promise<Result>,
): (key: string, repo: GitRepo, ...rest: Arguments) => Promise<Result> {
  const answers = new Map<string, Promise<Result>>();
  return (key, repo, ...rest) => {
    const question = `${repo.org}/${repo.name} ${key}`;
    const known = answers.get(question);
    if (known !== undefined) return known;
    const asking = ask(repo, ...rest);
    answers.set(question, asking);
    asking.catch(() => answers.delete(question));
    return asking;
  };
}
