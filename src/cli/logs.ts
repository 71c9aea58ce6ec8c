import { pipeline } from 'node:stream/promises';
import type { Client } from '@temporalio/client';
import type { Command } from 'commander';
import { followLog, type LogEvent } from '../api/logs-follow.ts';
import { LOG_START } from '../api/logs-lines.ts';
import { wholeLog, type LogRef, type LogSources } from '../api/logs-source.ts';
import { isContainerName } from '../prowjob/run-ids.ts';
import { findJob, finderIn } from './find-job.ts';
import { readConfig } from './read-config.ts';
import { addRunSourcesOptions, runSources, type RunSourcesOptions } from './run-sources.ts';
import { addTemporalOptions, type TemporalOptions } from './temporal-options.ts';
import { withTemporal } from './with-temporal.ts';

interface LogsOptions extends RunSourcesOptions, TemporalOptions {
  readonly container: string;
  readonly follow?: true;
}

const PAUSE_MS = 2_000;

/** Adds `prowflow logs`: the log of a run, from its Pod or from the bucket. */
export function addLogs(program: Command): void {
  const command = program
    .command('logs')
    .description('print the log of a run of a job')
    .argument('<name>', 'name of the ProwJob')
    .option('-f, --follow', 'go on until the run is over')
    .option('-c, --container <name>', 'of a job that has several', 'test');
  addRunSourcesOptions(command);
  addTemporalOptions(command).action(printLog);
}

async function printLog(name: string, options: LogsOptions): Promise<void> {
  const { container, configPath } = options;
  if (!isContainerName(container)) throw new Error(`"${container}" is no name of a container`);
  const config =
    configPath === undefined ? undefined : await readConfig({ ...options, configPath });
  const { logs } = await runSources(options, () => config?.config);
  await withTemporal(options, async (client) => {
    const { job } = await findJob(finderIn(client), name);
    const ref = { job, container };
    await (options.follow ? follow(client, logs, ref) : print(logs, ref));
  });
}

async function print(logs: LogSources, ref: LogRef): Promise<void> {
  const bytes = await wholeLog(logs, ref, new AbortController().signal);
  if (bytes) return pipeline(bytes, process.stdout, { end: false });
  throw new Error(
    `container ${ref.container} of ${ref.job.metadata.name} has no log here: it has not begun, its log is gone, or ` +
      '--kubeconfig, --config-path and the credentials of the bucket do not say where it is',
  );
}

async function follow(client: Client, logs: LogSources, ref: LogRef): Promise<void> {
  const finder = finderIn(client);
  const now = async (name: string) => (await finder.byName(name))?.job;
  const { signal } = new AbortController();
  for await (const event of followLog(
    { ...logs, now, pauseMs: PAUSE_MS },
    ref,
    LOG_START,
    signal,
  )) {
    if (event.kind === 'log') await write(event);
    else process.stderr.write(`${noteOf(event)}\n`);
  }
}

function write({ lines, isOpen }: Extract<LogEvent, { kind: 'log' }>): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(`${lines.join('\n')}${isOpen ? '' : '\n'}`, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

/** What is no line of the log goes where it does not mix with it. */
function noteOf(event: Exclude<LogEvent, { kind: 'log' }>): string {
  switch (event.kind) {
    case 'state':
    case 'end':
      return `-- ${event.state}${event.description ? `: ${event.description}` : ''}`;
    case 'restart':
      return '-- the Pod was lost: another one begins';
    case 'trouble':
      return `-- ${event.says}`;
  }
}
