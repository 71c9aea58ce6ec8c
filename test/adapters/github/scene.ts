import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Emulator,
  type EmulatorOptions,
  startEmulator,
} from '../../../dev/github/emulator.ts';
import { type GitHubOptions, createGitHub } from '../../../src/adapters/github/github.ts';
import type { CodeHost } from '../../../src/ports/code-host.ts';

export interface Scene {
  readonly emulator: Emulator;
  /** A code host of its own, which shares nothing with those before. */
  readonly connect: (options?: Partial<GitHubOptions>) => CodeHost;
  readonly stop: () => Promise<void>;
}

/** An emulator with an organisation, and adapters to it that retry within milliseconds. */
export async function startScene(options: Partial<EmulatorOptions> = {}): Promise<Scene> {
  const directory = await mkdtemp(join(tmpdir(), 'emulator-'));
  const emulator = await startEmulator({ directory, ...options });
  emulator.createOrg({ login: 'acme', members: ['alice'] });
  emulator.createUser('mallory');
  return {
    emulator,
    connect: (more) =>
      createGitHub({
        baseUrl: emulator.apiUrl,
        retryDelayMs: 1,
        auth: { kind: 'token', token: () => Promise.resolve(emulator.token) },
        ...more,
      }),
    stop: async () => {
      await emulator.stop();
      await rm(directory, { recursive: true });
    },
  };
}
