import type { Command } from 'commander';
import { findJob, finderIn } from './find-job.ts';
import { formOption, printed, type Form } from './get-forms.ts';
import { jobText } from './jobs-table.ts';
import { addTemporalOptions, type TemporalOptions } from './temporal-options.ts';
import { withTemporal } from './with-temporal.ts';

interface GetJobOptions extends TemporalOptions {
  readonly output: Form;
}

/** Adds `prowflow get job`: one run and how it came to where it stands; as YAML it is the ProwJob. */
export function addGetJob(get: Command): void {
  const command = get
    .command('job')
    .description('one run of a job: where it stands, and how it came to that')
    .argument('<name>', 'name of the ProwJob')
    .addOption(formOption());
  addTemporalOptions(command).action(async (name: string, options: GetJobOptions) => {
    const { job, timeline } = await withTemporal(options, (client) =>
      findJob(finderIn(client), name),
    );
    process.stdout.write(printed(job, options.output, () => jobText(job, timeline)));
  });
}
