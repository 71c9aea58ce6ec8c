import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../log.ts';
import type { CommandRecord } from './clone-record.ts';
import type { CheckoutCommand } from './git-commands.ts';
import { asEnvironment, runCommand, type CommandResult } from './run-command.ts';

/** Runs the commands of one checkout, and keeps a record of each, without the secrets. */
export interface Recorder {
  readonly commands: readonly CommandRecord[];
  /** Runs them until one fails; says whether none did. */
  run(commands: readonly CheckoutCommand[]): Promise<boolean>;
  /** What a command answers; it is recorded only when it fails, and then gives undefined. */
  ask(command: CheckoutCommand): Promise<string | undefined>;
}

/** What a recorder runs commands with. */
export interface RecorderSettings {
  readonly env: NodeJS.ProcessEnv;
  /** How long to wait before each next try of a fetch, in milliseconds. */
  readonly retryDelaysMs: readonly number[];
  readonly log: Log;
}

/** Prow's ladder. Source: pkg/pod-utils/clone/clone.go `fetchRetries`. */
export const FETCH_RETRIES_MS: readonly number[] = [
  100, 200, 400, 800, 2_000, 5_000, 10_000, 15_000, 30_000,
];

/** A recorder that writes CENSORED for each of the secrets. */
export function createRecorder(settings: RecorderSettings, secrets: readonly string[]): Recorder {
  const commands: CommandRecord[] = [];
  const censor = (text: string): string =>
    secrets.reduce((rest, secret) => rest.replaceAll(secret, 'CENSORED'), text);
  const keep = (command: CheckoutCommand, result: CommandResult, startedAt: number): void => {
    const words = [command.program, ...command.args].join(' ');
    const { output, error } = result;
    commands.push({
      command: censor(`PWD=${command.dir} ${command.env.join(' ')} ${words}`),
      ...(output === '' ? {} : { output: censor(output) }),
      ...(error === undefined ? {} : { error: censor(error) }),
      duration: nanosecondsSince(startedAt),
    });
    settings.log.info('Ran command', { command: censor(words), failed: error !== undefined });
  };
  return {
    commands,
    async run(these) {
      for (const command of these) {
        const startedAt = performance.now();
        const result = await tried(command, settings);
        keep(command, result, startedAt);
        if (result.error !== undefined) return false;
      }
      return true;
    },
    async ask(command) {
      const startedAt = performance.now();
      const result = await tried(command, settings);
      if (result.error === undefined) return result.output.trim();
      keep(command, result, startedAt);
      return undefined;
    },
  };
}

async function tried(
  command: CheckoutCommand,
  { env, retryDelaysMs, log }: RecorderSettings,
): Promise<CommandResult> {
  const options = { dir: command.dir, env: { ...env, ...asEnvironment(command.env) } };
  let result = await runCommand(command.program, command.args, options);
  for (const delay of command.isFetch ? retryDelaysMs : []) {
    if (result.error === undefined) break;
    log.info('Retrying after sleep', { milliseconds: delay });
    await sleep(delay);
    result = await runCommand(command.program, command.args, options);
  }
  return result;
}

/** Go's durations are nanoseconds. Takes a value of `performance.now()`. */
export function nanosecondsSince(startedAt: number): number {
  return Math.round((performance.now() - startedAt) * 1e6);
}
