/** Code of an {@link UnreachableError}. */
export type UnreachableCode = 'UNREACHABLE';

/** Thrown when a value is none of those that its type allows: a bug, or data from a newer version. */
export class UnreachableError extends Error {
  override name = 'UnreachableError';
  readonly code: UnreachableCode = 'UNREACHABLE';
}

/** Closes a `switch` over a union: does not compile while a case is missing. */
export function assertNever(value: never): never {
  throw new UnreachableError(`unexpected value: ${JSON.stringify(value)}`);
}
