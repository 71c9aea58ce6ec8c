import { CommanderError } from 'commander';
import { ConfigFilesError } from '../adapters/config-files/config-files-error.ts';
import { reason } from '../adapters/config-files/read-source.ts';
import { ProblemsError } from './problems/problems-error.ts';
import { problemsText } from './problems/text.ts';
import type { Paint } from './problems/text.ts';

/** How a command ends. The same for all of them; docs/checkconfig.md has it for users. */
export const EXIT = {
  fine: 0,
  /** What was to be checked or read has problems. */
  problems: 1,
  /** The command was used wrongly, or could not do its work. */
  failed: 2,
} as const;

/** What a command that threw says on standard error, and the code that it ends with. */
export interface Failure {
  readonly says: string;
  readonly exitCode: (typeof EXIT)[keyof typeof EXIT];
}

/** What becomes of whatever a command threw. */
export function failureOf(error: unknown, paint: Paint): Failure {
  if (error instanceof CommanderError) {
    // Commander has said what there is to say, be it the help that was asked for.
    return { says: '', exitCode: error.exitCode === 0 ? EXIT.fine : EXIT.failed };
  }
  // Whoever read the output, `head` perhaps, has seen enough.
  if (isClosedPipe(error)) return { says: '', exitCode: EXIT.failed };
  if (error instanceof ConfigFilesError || error instanceof ProblemsError) {
    return { says: problemsText(error.problems, 'error', paint), exitCode: EXIT.problems };
  }
  return { says: `prowflow: ${sentenceOf(error)}\n`, exitCode: EXIT.failed };
}

function isClosedPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE';
}

/** What an operator can mend is said in a sentence; the name tells which part of the program says so. */
function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('syscall' in error && 'path' in error) return `${String(error.path)}: ${reason(error)}`;
  return error.name === 'Error' ? error.message : `${error.name}: ${error.message}`;
}
