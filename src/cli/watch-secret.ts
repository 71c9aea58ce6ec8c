import { readFile } from 'node:fs/promises';

export interface WatchedSecret<T> {
  current(): T;
  stop(): void;
}

const LOOK_EVERY_MS = 5_000;

/**
 * Reads a mounted secret and keeps it as its file is, because it may be rotated under a running process. A change that
 * cannot be read leaves the secret before in force and is told on standard error. Throws when the first cannot be read.
 */
export async function watchSecret<T>(
  path: string,
  parse: (text: string) => T,
): Promise<WatchedSecret<T>> {
  const seen = { value: parse(await read(path)) };
  const look = async (): Promise<void> => {
    try {
      seen.value = parse(await read(path));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      process.stderr.write(`${path}: the secret before stays in force: ${why}\n`);
    }
  };
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  timer.unref();
  return {
    current: () => seen.value,
    stop: () => {
      clearInterval(timer);
    },
  };
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new Error(`cannot read the secret file ${path}: check the mount and its permissions`, {
      cause,
    });
  }
}
