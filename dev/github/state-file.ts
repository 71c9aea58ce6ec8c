import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { EmulatorError } from './errors.ts';
import { type Account, type App, type Repo, type State, emptyState } from './state.ts';

/** Where the state outlives the process: beside the repositories it speaks of. */
export interface StateFile {
  /** Writes the state soon; many changes in a row become one write. */
  readonly saveSoon: () => void;
  /** Writes what is not yet written. */
  flush(): Promise<void>;
}

const SAVE_DELAY_MS = 200;

/** Written by this emulator, so only its outline is looked at. */
const Saved = z.object({
  nextId: z.number(),
  accounts: z.array(z.custom<Account>()),
  repos: z.array(z.custom<Repo>()),
  apps: z.array(z.custom<App>()),
  tokens: z.record(z.string(), z.string()),
});

/** The state of an emulator that ran in this directory before, or an empty one. Throws BAD_STATE. */
export async function loadState(directory: string): Promise<State> {
  const path = join(directory, 'state.json');
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return emptyState();
  const saved = Saved.safeParse(parse(text));
  if (saved.success) return saved.data;
  throw new EmulatorError(
    'BAD_STATE',
    `${path} is not what the emulator writes: delete its folder`,
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function createStateFile(directory: string, state: State): StateFile {
  const path = join(directory, 'state.json');
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();

  const save = (): void => {
    timer = undefined;
    const text = JSON.stringify(state);
    writing = writing.then(async () => {
      await writeFile(`${path}.new`, text);
      await rename(`${path}.new`, path);
    });
  };

  return {
    saveSoon() {
      timer ??= setTimeout(save, SAVE_DELAY_MS);
    },
    async flush() {
      clearTimeout(timer);
      save();
      await writing;
    },
  };
}
