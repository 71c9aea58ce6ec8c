import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  addHostFingerprints,
  addSshKeys,
  stopSshAgent,
} from '../../../podutils/src/clonerefs/ssh.ts';
import { asEnvironment } from '../../../podutils/src/clonerefs/run-command.ts';
import { newFolder } from '../repository.ts';

describe('SSH keys', () => {
  it('are all given to an agent, also from the folder of a Secret', async () => {
    const folder = newFolder();
    for (const name of ['one', 'two']) {
      const file = join(folder, name);
      execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file]);
    }
    for (const name of ['one.pub', 'two.pub']) execFileSync('rm', [join(folder, name)]);
    const { env, commands, failed } = await addSshKeys([folder], process.env);
    try {
      expect(failed).toBe(false);
      expect(commands.map(({ command }) => command)).toEqual([
        'ssh-agent',
        `ssh-add "${join(folder, 'one')}"`,
        `ssh-add "${join(folder, 'two')}"`,
      ]);
      const variables = asEnvironment(env);
      const listed = execFileSync('ssh-add', ['-l'], { env: { ...process.env, ...variables } });
      expect(listed.toString().trim().split('\n')).toHaveLength(2);
    } finally {
      stopSshAgent(env);
    }
  });

  it('that are none fail with the reason in the record', async () => {
    const file = join(newFolder(), 'key');
    writeFileSync(file, 'no key', { mode: 0o400 });
    const { env, commands, failed } = await addSshKeys([file], process.env);
    stopSshAgent(env);
    expect(failed).toBe(true);
    expect(commands.at(-1)?.error).toBe('exit status 1');
  });
});

describe('fingerprints of hosts', () => {
  it('are the only hosts that ssh trusts', async () => {
    const scratch = newFolder();
    const { env } = await addHostFingerprints(
      ['host ssh-ed25519 AAAA', 'other ssh-rsa BBBB'],
      scratch,
    );
    const file = join(scratch, 'known_hosts');
    expect(env).toEqual([`GIT_SSH_COMMAND=ssh -o UserKnownHostsFile=${file}`]);
    expect(readFileSync(file, 'utf8')).toBe('host ssh-ed25519 AAAA\nother ssh-rsa BBBB\n');
  });
});
