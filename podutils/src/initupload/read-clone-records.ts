import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import type { CloneRecord } from '../clonerefs/clone-record.ts';
import { messageOf } from '../log.ts';
import { PodutilsError } from '../podutils-error.ts';
import { readOptions } from '../read-options.ts';
import { RefsOptions } from '../refs-options.ts';

const Records = z.array(
  z.object({
    refs: RefsOptions,
    commands: z
      .array(
        z.object({
          command: z.string(),
          output: z.string().exactOptional(),
          error: z.string().exactOptional(),
          duration: z.number().exactOptional(),
        }),
      )
      .exactOptional(),
    failed: z.boolean().exactOptional(),
    final_sha: z.string().exactOptional(),
    duration: z.number().exactOptional(),
  }),
);

/** Reads clone.json, from upstream's clonerefs or ours; gives its text, too. Throws BAD_OPTIONS. */
export async function readCloneRecords(
  file: string,
): Promise<{ readonly text: string; readonly records: readonly CloneRecord[] }> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    const message = `cannot read the clone records: ${messageOf(cause)}`;
    throw new PodutilsError('BAD_OPTIONS', message, { cause });
  });
  return { text, records: readOptions(file, text, Records) };
}
