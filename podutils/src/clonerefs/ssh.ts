import { appendFile, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { CommandRecord } from './clone-record.ts';
import { asEnvironment, runCommand, type CommandResult } from './run-command.ts';

/** What came of a step of the set-up: variables for git, and a record of what was run. */
export interface SetUp {
  readonly env: readonly string[];
  readonly commands: readonly CommandRecord[];
  readonly failed: boolean;
}

/**
 * Starts an agent and gives it the keys; each path is a key or a mounted Secret's folder of keys.
 * Prow: pkg/clonerefs/run.go `addSSHKeys`.
 */
export async function addSshKeys(paths: readonly string[], env: NodeJS.ProcessEnv): Promise<SetUp> {
  const started = await runCommand('ssh-agent', ['-s'], { dir: '/', env });
  const agent = [...started.output.matchAll(/^(?:SSH_AUTH_SOCK|SSH_AGENT_PID)=[^;]+/gm)].map(
    ([variable]) => variable,
  );
  const commands = [recordOf('ssh-agent', started)];
  if (started.error !== undefined) return { env: agent, commands, failed: true };
  const agentEnv = { ...env, ...asEnvironment(agent) };
  for (const path of paths) {
    for (const file of await keyFiles(path)) {
      const added = await runCommand('ssh-add', [file], { dir: '/', env: agentEnv });
      commands.push(recordOf(`ssh-add ${JSON.stringify(file)}`, added));
      if (added.error !== undefined) return { env: agent, commands, failed: true };
    }
  }
  return { env: agent, commands, failed: false };
}

/** Ends the agent that {@link addSshKeys} started. */
export function stopSshAgent(env: readonly string[]): void {
  const pid = env.find((pair) => pair.startsWith('SSH_AGENT_PID='))?.split('=')[1];
  if (pid !== undefined) process.kill(Number(pid));
}

/** Lets ssh trust the hosts of these lines. Prow: pkg/clonerefs/run.go `addHostFingerprints`. */
export async function addHostFingerprints(
  lines: readonly string[],
  scratch: string,
): Promise<SetUp> {
  const file = join(scratch, 'known_hosts');
  await appendFile(file, `${lines.join('\n')}\n`);
  const command = `append ${JSON.stringify(file)}`;
  const env = [`GIT_SSH_COMMAND=ssh -o UserKnownHostsFile=${file}`];
  return { env, commands: [{ command }], failed: false };
}

/** A path that is not there is given to ssh-add as it is, whose message then is in the record. */
async function keyFiles(path: string): Promise<readonly string[]> {
  // A mounted Secret also has a link `..data` and the folder behind it.
  if (basename(path).startsWith('..')) return [];
  const isFolder = await stat(path).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
  if (!isFolder) return [path];
  const inside = await Promise.all(
    (await readdir(path)).sort().map((name) => keyFiles(join(path, name))),
  );
  return inside.flat();
}

const recordOf = (command: string, result: CommandResult): CommandRecord => ({
  command,
  ...result,
});
