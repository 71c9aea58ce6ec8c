import { spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { StackError } from './errors.ts';

/** What a command may be given beside its arguments. `env` replaces the whole environment. */
export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly input?: string | Readable;
}

/**
 * Runs a command to its end and gives its standard output as text. Nothing goes through a shell.
 * Throws COMMAND_FAILED with the end of its error output, or MISSING_PREREQUISITE where there is no such command.
 */
export async function run(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<string> {
  return (await runForBytes(command, args, options)).toString();
}

/** As {@link run}, for output that is no text. */
export async function runForBytes(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<Buffer> {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  const ended = new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      resolve(signal === null ? (code ?? 1) : 128);
    });
  }).catch((cause: unknown) => {
    throw new StackError('MISSING_PREREQUISITE', `cannot run ${command}: is it installed?`, {
      cause,
    });
  });
  // A command that fails early closes its input; its own message, not the broken pipe, says why.
  child.stdin.on('error', () => undefined);
  const fed = feed(child.stdin, options.input).catch(() => undefined);
  const [code] = await Promise.all([ended, fed]);
  if (code !== 0) {
    const said = Buffer.concat(err).toString().trim().split('\n').slice(-12).join('\n');
    const line = [command, ...args].join(' ').slice(0, 300);
    throw new StackError('COMMAND_FAILED', `${line}: exit ${String(code)}\n${said}`);
  }
  return Buffer.concat(out);
}

async function feed(stdin: NodeJS.WritableStream, input: string | Readable | undefined) {
  if (input === undefined || typeof input === 'string') stdin.end(input ?? '');
  else await pipeline(input, stdin);
}

/** The full path of a command, or undefined. The system folders are searched too: a user's PATH often lacks sbin. */
export async function which(command: string): Promise<string | undefined> {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  for (const folder of [...folders, '/usr/sbin', '/sbin', '/usr/bin', '/bin']) {
    const path = join(folder, command);
    const runs = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (runs) return path;
  }
  return undefined;
}
