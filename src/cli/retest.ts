import type { Command } from 'commander';
import { askOfPull, readPull } from './acts.ts';
import { addTemporalOptions, type TemporalOptions } from './temporal-options.ts';

/** Adds `prowflow retest`: what a comment `/retest` of a trusted person would do. */
export function addRetest(program: Command): void {
  const command = program
    .command('retest')
    .description('run again what failed for a pull request')
    .argument('<pull>', 'ORG/REPO#NUMBER');
  addTemporalOptions(command).action((pull: string, options: TemporalOptions) =>
    askOfPull(options, 'retest', readPull(pull)),
  );
}
