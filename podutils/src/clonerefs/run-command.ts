import { spawn } from 'node:child_process';

/** How a command ended: what it printed on both outputs, and why it failed in Go's words, if it did. */
export interface CommandResult {
  readonly output: string;
  readonly error?: string;
}

/** What git prints is up to the repository: no more of it is kept than this, in bytes. */
const MOST_OUTPUT = 1024 * 1024;

/** Runs a program without a shell and never throws: a program that is not there is a failure like others. */
export async function runCommand(
  program: string,
  args: readonly string[],
  options: { readonly dir: string; readonly env: NodeJS.ProcessEnv },
): Promise<CommandResult> {
  const { dir: cwd, env } = options;
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks: Buffer[] = [];
  let size = 0;
  const keep = (chunk: Buffer): void => {
    if (size < MOST_OUTPUT) chunks.push(chunk);
    size += chunk.byteLength;
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const error = await new Promise<string | undefined>((resolve) => {
    child.on('error', (cause) => {
      resolve(cause.message);
    });
    child.on('close', (code, signal) => {
      if (signal !== null) resolve(`signal: ${signal}`);
      else resolve(code === 0 ? undefined : `exit status ${String(code)}`);
    });
  });
  const output = Buffer.concat(chunks).toString();
  return error === undefined ? { output } : { output, error };
}

/** Variables written as `NAME=value`, as an environment. */
export function asEnvironment(pairs: readonly string[]): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {};
  for (const pair of pairs) {
    const [name = ''] = pair.split('=', 1);
    env[name] = pair.slice(name.length + 1);
  }
  return env;
}
