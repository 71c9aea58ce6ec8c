import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import type { Config } from '../config/config.ts';
import { decideCase, parseCase } from './decide-case.ts';
import { readConfig, type ConfigOptions } from './read-config.ts';

/** Adds `prowflow decide`: which jobs start for each case on standard input. */
export function addDecide(program: Command): void {
  program
    .command('decide')
    .description(
      'for each case on standard input, a line of JSON {kind: build|comment|push, repo, branch, ' +
        'changed_files, body, all_contexts, failed_contexts}, write a line {jobs, why}: the jobs that start, and ' +
        'the reasons of those that were meant',
    )
    .requiredOption('--config-path <file>', 'config.yaml')
    .option('--job-config-path <path>', 'a job file, or a directory of them')
    .action(async (options: ConfigOptions) => {
      const { config } = await readConfig(options);
      const lines = createInterface({ input: process.stdin });
      await pipeline(decided(lines, config), process.stdout, { end: false });
    });
}

/** One line out for each line in; throws when one is no case, naming its number, counted from 1. */
export async function* decided(
  lines: AsyncIterable<string>,
  config: Config,
): AsyncIterable<string> {
  let number = 0;
  for await (const line of lines) {
    number++;
    if (line.trim() !== '') yield `${JSON.stringify(decideCase(caseAt(number, line), config))}\n`;
  }
}

function caseAt(number: number, line: string): ReturnType<typeof parseCase> {
  try {
    return parseCase(line);
  } catch (cause) {
    const what = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`line ${String(number)}: ${what}`, { cause });
  }
}
