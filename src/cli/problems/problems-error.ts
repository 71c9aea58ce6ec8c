import { problemText } from '../../config/problem.ts';
import type { Problem } from '../../config/problem.ts';

/** Thrown when a file that a command needs is wrong; whoever catches it shows each problem with its line. */
export class ProblemsError extends Error {
  override name = 'ProblemsError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(problemText).join('\n'));
    this.problems = problems;
  }
}
