import { StackError } from '../../stack/errors.ts';

/** Git says "no" by its exit code. */
export async function orUndefined<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof StackError && error.code === 'COMMAND_FAILED') return undefined;
    throw error;
  }
}
