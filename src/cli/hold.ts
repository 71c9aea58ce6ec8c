import type { Command } from 'commander';
import { actOnJob, askOfPull, readTarget } from './acts.ts';
import { addTemporalOptions, type TemporalOptions } from './temporal-options.ts';

/** Adds `prowflow hold`: keeps a run from starting, or the jobs of a pull request that wait for slots waiting. */
export function addHold(program: Command): void {
  const command = program
    .command('hold')
    .description('keep a job that has not started from starting, or hold a pull request')
    .argument('<target...>', 'name of the ProwJob, or pull ORG/REPO#NUMBER');
  addTemporalOptions(command).action(async (words: string[], options: TemporalOptions) => {
    const target = readTarget(words);
    if (target.kind === 'pull') return askOfPull(options, 'hold', target);
    const { name } = target;
    return actOnJob(options, 'hold', name, async (_job, { acts, by }) => {
      await acts.hold(name, by);
      return `${name} is held: prowflow release ${name} lets it start`;
    });
  });
}
