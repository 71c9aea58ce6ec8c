/**
 * Work in short steps: whoever drives it may do something else between two of them, so that a large configuration does
 * not keep a process from answering. What it makes does not depend on who drives.
 */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Does all the steps at once. */
export function finished<T>(steps: Steps<T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
