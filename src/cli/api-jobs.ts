import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import type { Command } from 'commander';
import { stringify } from 'yaml';
import { createPastRuns } from '../adapters/artifacts/past-runs.ts';
import { createJobActs } from '../adapters/temporal/job-acts.ts';
import { createJobBoard } from '../adapters/temporal/job-board.ts';
import { createJobFinder } from '../adapters/temporal/job-finder.ts';
import { readQueue } from '../adapters/temporal/queue-reader.ts';
import { parseApiTokens } from '../api/actions-token.ts';
import type { JobsDeps } from '../api/jobs-deps.ts';
import type { Config } from '../config/config.ts';
import { isHidden } from '../rules/hidden.ts';
import { QUEUE_WORKFLOW_ID } from '../workflows/messages.ts';
import { addRunSourcesOptions, runSources, type RunSourcesOptions } from './run-sources.ts';
import { PULL_IDLE_MS, TASK_QUEUE } from './temporal-options.ts';
import { watchSecret } from './watch-secret.ts';

export interface ApiJobsOptions extends RunSourcesOptions {
  readonly apiTokenFile?: string;
  readonly showHidden?: true;
}

export interface ApiJobs {
  readonly deps: JobsDeps;
  stop(): void;
}

/** Adds the options of the part of the API that shows jobs and acts on them. */
export function addApiJobsOptions(command: Command): Command {
  addRunSourcesOptions(command);
  return command
    .option('--api-token-file <file>', 'tokens of those who may act over HTTP; nobody without it')
    .option('--show-hidden', 'show hidden jobs too: where only those come who may see them');
}

/** The part of the API that shows jobs and acts on them; starts to read Temporal's list. */
export async function apiJobs(
  client: Client,
  options: ApiJobsOptions,
  config: () => Config | undefined,
): Promise<ApiJobs> {
  const now = (): Date => new Date();
  const { logs, history } = await runSources(options, config);
  const { apiTokenFile: file } = options;
  const tokens = file === undefined ? undefined : await watchSecret(file, parseApiTokens);
  const board = createJobBoard(client, { warn });
  const pastRun = createPastRuns(history, now);
  void board.start();
  return {
    deps: {
      board,
      finder: createJobFinder({ client, board, pastRun }),
      history,
      queues: () => readQueue(client, QUEUE_WORKFLOW_ID),
      logs,
      acts: createJobActs(client, {
        taskQueue: TASK_QUEUE,
        pullIdleMs: PULL_IDLE_MS,
        newId: randomUUID,
      }),
      whoHas: tokens && ((token) => tokens.current()(token)),
      isShown: ({ spec }) =>
        options.showHidden === true || !isHidden(spec, config()?.global ?? { sections: {} }),
      yaml: (value) => stringify(value, { lineWidth: 0 }),
      now,
    },
    stop() {
      board.stop();
      tokens?.stop();
    },
  };
}

function warn(message: string): void {
  process.stderr.write(`${message}\n`);
}
