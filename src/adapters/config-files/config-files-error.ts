import { problemText } from '../../config/problem.ts';
import type { Problem } from '../../config/problem.ts';

export type ConfigFilesErrorCode = 'BAD_CONFIG';

/** Thrown when there is no configuration to start with. The message has a line for each problem. */
export class ConfigFilesError extends Error {
  override name = 'ConfigFilesError';
  readonly code: ConfigFilesErrorCode = 'BAD_CONFIG';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(['the configuration has problems:', ...problems.map(problemText)].join('\n'));
    this.problems = problems;
  }
}
