import type { Command } from 'commander';
import { actOnJob } from './acts.ts';
import { addTemporalOptions, type TemporalOptions } from './temporal-options.ts';

/** Adds `prowflow abort`: ends a run that has not ended. */
export function addAbort(program: Command): void {
  const command = program
    .command('abort')
    .description('end a run of a job: its Pod is removed, and its status says by whom')
    .argument('<name>', 'name of the ProwJob');
  addTemporalOptions(command).action((name: string, options: TemporalOptions) =>
    actOnJob(options, 'abort', name, async (_job, { acts, by }) => {
      await acts.abort(name, by);
      return `${name} is being aborted`;
    }),
  );
}
