import type { z } from 'zod';
import { PodutilsError } from './podutils-error.ts';

/** Reads the JSON of an environment variable. Throws BAD_OPTIONS with each field that is wrong; never quotes a value. */
export function readOptions<Schema extends z.ZodType>(
  variable: string,
  text: string | undefined,
  schema: Schema,
): z.output<Schema> {
  if (text === undefined || text === '') {
    throw new PodutilsError('BAD_OPTIONS', `${variable} is not set: it must hold JSON`);
  }
  const read = schema.safeParse(json(variable, text));
  if (read.success) return read.data;
  const problems = read.error.issues.map(
    ({ path, message }) => `${path.join('.') || 'the whole'}: ${message}`,
  );
  throw new PodutilsError('BAD_OPTIONS', `${variable} cannot be used: ${problems.join('; ')}`);
}

function json(variable: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new PodutilsError('BAD_OPTIONS', `${variable} is not JSON`);
  }
}
