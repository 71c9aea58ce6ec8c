import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchSecret, type WatchedSecret } from '../../src/cli/watch-secret.ts';

let folder: string;
let path: string;
let secret: WatchedSecret<string> | undefined;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  folder = await mkdtemp(join(tmpdir(), 'secret-'));
  path = join(folder, 'hmac');
});

afterEach(async () => {
  secret?.stop();
  vi.useRealTimers();
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

function parse(text: string): string {
  if (text.trim() === '') throw new Error('the secret is empty');
  return text.trim();
}

/** Writes the file and lets the watch look at it. */
async function rotate(text: string): Promise<void> {
  await writeFile(path, text);
  vi.advanceTimersByTime(5_000);
}

async function watched(text: string): Promise<WatchedSecret<string>> {
  await writeFile(path, text);
  secret = await watchSecret(path, parse);
  return secret;
}

describe('a mounted secret', () => {
  it('is the one of its file', async () => {
    expect((await watched('first\n')).current()).toBe('first');
  });

  it('that is rotated becomes the new one within seconds', async () => {
    const hmac = await watched('first');
    await rotate('second');
    await vi.waitFor(() => {
      expect(hmac.current()).toBe('second');
    });
  });

  it('that turns bad stays what it was, which is told without it', async () => {
    const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const hmac = await watched('first');
    await rotate('');
    await vi.waitFor(() => {
      expect(told).toHaveBeenCalledWith(
        `${path}: the secret before stays in force: the secret is empty\n`,
      );
    });
    expect(hmac.current()).toBe('first');
    expect(told.mock.calls.join()).not.toContain('first');
  });

  it('that cannot be read at first is an error', async () => {
    await expect(watchSecret(path, parse)).rejects.toThrow(
      `cannot read the secret file ${path}: check the mount and its permissions`,
    );
    await writeFile(path, ' ');
    await expect(watchSecret(path, parse)).rejects.toThrow('the secret is empty');
  });

  it('is no longer looked at after its end', async () => {
    const hmac = await watched('first');
    hmac.stop();
    expect(vi.getTimerCount()).toBe(0);
    expect(hmac.current()).toBe('first');
  });
});
