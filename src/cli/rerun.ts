import type { Command } from 'commander';
import { actOnJob } from './acts.ts';
import { addTemporalOptions, type TemporalOptions } from './temporal-options.ts';

interface RerunOptions extends TemporalOptions {
  readonly latest?: true;
}

/** Adds `prowflow rerun`: runs once more what has ended. */
export function addRerun(program: Command): void {
  const command = program
    .command('rerun')
    .description('run once more a job that has ended, for the same code')
    .argument('<name>', 'name of the ProwJob')
    .option('--latest', 'as the job is configured now, and not as it was then');
  addTemporalOptions(command).action((name: string, options: RerunOptions) =>
    actOnJob(options, 'rerun', name, async (job, { acts, by }) => {
      const made = await acts.makeRerun(job, by, options.latest ? 'latest' : 'same');
      if (made.kind === 'refused') throw new Error(`${name} cannot be run again: ${made.why}`);
      await acts.start(made.job);
      return `${name} runs again as ${made.job.metadata.name}`;
    }),
  );
}
