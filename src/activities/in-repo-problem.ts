import { problemText, type Problem } from '../config/problem.ts';
import { farErrorOf } from './failure.ts';

/** Refusals that another try soon does not change, and what people can do about them. */
const SAYS: ReadonlyMap<string, string | undefined> = new Map([
  [
    'CONFLICT',
    'the pull request conflicts with its base branch: merge the branch, or rebase onto it',
  ],
  [
    'NOT_MERGED',
    'the code host has not merged the pull request with its base branch yet: comment `/test all` in a while',
  ],
  ['NOT_FOUND', 'the commits of the pull request are not there: push again'],
  [
    'FORBIDDEN',
    'this bot may not read the repository: its operators must allow it to read contents',
  ],
  ['BAD_ANSWER', undefined],
  ['REFUSED', undefined],
]);

/**
 * Why the in-repo configuration of a pull request or commit cannot be had, for those to whom it belongs; `undefined` for
 * an error that is worth another try, such as an outage.
 */
export function inRepoProblem(error: unknown): Problem | undefined {
  const far = farErrorOf(error);
  if (far === undefined || !SAYS.has(far.code)) return undefined;
  const why = SAYS.get(far.code) ?? far.message;
  return { file: '.prow', says: `in-repo configuration cannot be read: ${why}` };
}

/** What is wrong, in a line for histories; its comment tells all of it. */
export function inRepoWords(problems: readonly Problem[]): readonly string[] {
  const [first, ...more] = problems;
  if (first === undefined) return [];
  const rest = more.length === 0 ? '' : ` (and ${String(more.length)} more)`;
  return [`the repository's own jobs do not run: ${problemText(first)}${rest}`];
}
