import { Option } from 'commander';
import type { Command } from 'commander';
import { stringify } from 'yaml';
import { allJobs, madeRows, prowJobOf } from './mkpj-jobs.ts';
import { readRun } from './mkpj-run.ts';
import type { RunOptions } from './mkpj-run.ts';
import { writeNdjson } from './ndjson.ts';
import { addConfigOptions } from './config-options.ts';
import type { ConfigOptions } from './config-options.ts';
import { readConfig } from './read-config.ts';

interface MkpjOptions extends ConfigOptions, RunOptions {
  readonly job?: string;
  readonly all?: true;
  readonly output: 'yaml' | 'ndjson';
}

/** Adds `prowflow mkpj`: the ProwJob of a job, or every job with its ProwJob, Pod and URL. Prow: cmd/mkpj. */
export function addMkpj(program: Command): void {
  const command = program
    .command('mkpj')
    .description('print the ProwJob that a job of the configuration becomes');
  addConfigOptions(command)
    .option('--job <name>', 'the job')
    .option('--all', 'every job: a line {kind, repo, name, job, prowjob, pod, url} each')
    .option('--refs <file>', 'JSON {base_ref, base_sha, pull, …}, instead of the options below')
    .option('--base-ref <ref>', 'branch under test')
    .option('--base-sha <sha>', 'commit of the branch')
    .option('--pull-number <number>', 'pull request under test')
    .option('--pull-sha <sha>', 'commit of the pull request')
    .option('--pull-author <login>', 'author of the pull request')
    .option('--pull-head-ref <ref>', 'branch of the pull request')
    .addOption(
      new Option('-o, --output <format>', 'form of the one ProwJob; --all is always ndjson')
        .choices(['yaml', 'ndjson'])
        .default('yaml'),
    )
    .action(mkpj);
}

async function mkpj(options: MkpjOptions): Promise<void> {
  const { config } = await readConfig(options);
  const run = await readRun(options);
  if (options.all) {
    await writeNdjson(madeRows(config, run), process.stdout);
    return;
  }
  if (options.job === undefined) throw new Error('mkpj needs --job NAME or --all');
  const job = allJobs(config).find(({ name }) => name === options.job);
  if (job === undefined) throw new Error(`there is no job named ${options.job}`);
  const made = prowJobOf(job, run, config);
  process.stdout.write(
    options.output === 'yaml' ? stringify(made, { lineWidth: 0 }) : `${JSON.stringify(made)}\n`,
  );
}
