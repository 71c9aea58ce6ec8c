import type { Command } from 'commander';
import type { Config } from '../config/config.ts';
import { decideCase, parseCase, type DecidedCase } from './decide-case.ts';
import { readNdjson, writeNdjson, type JsonLine } from './ndjson.ts';
import { addConfigOptions, type ConfigOptions } from './config-options.ts';
import { readConfig } from './read-config.ts';

/** Adds `prowflow decide`: which jobs start for each case on standard input. */
export function addDecide(program: Command): void {
  const command = program
    .command('decide')
    .description(
      'for each case on standard input, a line of JSON {kind: build|comment|push, repo, branch, ' +
        'changed_files, body, all_contexts, failed_contexts}, write a line {jobs, why}: the jobs that start, and ' +
        'the reasons of those that were meant',
    );
  addConfigOptions(command).action(async (options: ConfigOptions) => {
    const { config } = await readConfig(options);
    await writeNdjson(decided(readNdjson(process.stdin), config), process.stdout);
  });
}

/** An answer for each case, in order; throws when one is no case, naming its line. */
export async function* decided(
  cases: AsyncIterable<JsonLine>,
  config: Config,
): AsyncIterable<DecidedCase> {
  for await (const { lineNumber, value } of cases) {
    yield decideCase(parseCase(lineNumber, value), config);
  }
}
