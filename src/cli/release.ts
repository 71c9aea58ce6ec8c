import type { Command } from 'commander';
import { actOnJob, askOfPull, readTarget } from './acts.ts';
import { addTemporalOptions, type TemporalOptions } from './temporal-options.ts';

/** Adds `prowflow release`: the end of a hold. */
export function addRelease(program: Command): void {
  const command = program
    .command('release')
    .description('let a job start that is held, or release a pull request')
    .argument('<target...>', 'name of the ProwJob, or pull ORG/REPO#NUMBER');
  addTemporalOptions(command).action(async (words: string[], options: TemporalOptions) => {
    const target = readTarget(words);
    if (target.kind === 'pull') return askOfPull(options, 'release', target);
    const { name } = target;
    return actOnJob(options, 'release', name, async (_job, { acts }) => {
      await acts.release(name);
      return `${name} is released`;
    });
  });
}
