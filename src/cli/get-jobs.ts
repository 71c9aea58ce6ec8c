import { InvalidArgumentError, type Command } from 'commander';
import { listJobs, newestFirst } from '../adapters/temporal/job-list.ts';
import { jobRow } from '../api/jobs-page.ts';
import { matches, type JobFilter } from '../api/jobs-query.ts';
import { formOption, printed, type Form } from './get-forms.ts';
import { jobsTable } from './jobs-table.ts';
import { addTemporalOptions, type TemporalOptions } from './temporal-options.ts';
import { withTemporal } from './with-temporal.ts';

interface GetJobsOptions extends TemporalOptions, JobFilter {
  readonly limit: number;
  readonly output: Form;
}

/** More than a screen, and less than takes long. */
const USUAL = 50;
/** How many of Temporal's list are looked through. */
const MOST = 10_000;

/** Adds `prowflow get jobs`: the runs that Temporal remembers, the newest first. */
export function addGetJobs(get: Command): void {
  const command = get
    .command('jobs')
    .description('the runs of jobs that Temporal remembers, the newest first')
    .option('--type <type>', 'presubmit, postsubmit, periodic or batch')
    .option('--org <org>', 'of its repositories')
    .option('--repo <repo>', 'REPO or ORG/REPO')
    .option('--pull <number>', 'of this pull request', countOf)
    .option('--job <name>', 'of jobs of this name; * stands for anything')
    .option('--state <state>', 'triggered, pending, success, failure, aborted or error')
    .option('--cluster <alias>', 'on this build cluster')
    .option('--author <login>', "of this person's pull requests")
    .option('--limit <number>', 'how many at most', countOf, USUAL)
    .addOption(formOption());
  addTemporalOptions(command).action(async ({ limit, output, ...filter }: GetJobsOptions) => {
    const jobs = await withTemporal(filter, async (client) => {
      const found = [];
      for await (const job of listJobs(client, MOST)) if (matches(job, filter)) found.push(job);
      return newestFirst(found).slice(0, limit);
    });
    const table = (isWide: boolean): string => jobsTable(jobs.map(jobRow), isWide, new Date());
    process.stdout.write(printed({ items: jobs }, output, table));
  });
}

/** A number from 1 on; throws what commander tells of. */
function countOf(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It is a number from 1 on.');
}
