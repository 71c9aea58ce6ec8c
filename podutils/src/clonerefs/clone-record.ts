import type { Refs } from '../../../src/prowjob/refs.ts';

/** A command that was run for a checkout. Durations are nanoseconds. Prow: pkg/pod-utils/clone/types.go `Command`. */
export interface CommandRecord {
  readonly command: string;
  readonly output?: string;
  readonly error?: string;
  readonly duration?: number;
}

/** How a checkout went, an element of clone.json. Prow: pkg/pod-utils/clone/types.go `Record`. */
export interface CloneRecord {
  readonly refs: Refs;
  readonly commands?: readonly CommandRecord[];
  readonly failed?: boolean;
  readonly final_sha?: string;
  readonly duration?: number;
}

/** Leaves out what is empty, as Go's `omitempty` does. */
export function cloneRecord(
  refs: Refs,
  commands: readonly CommandRecord[],
  rest: { readonly failed?: boolean; readonly final_sha?: string; readonly duration?: number } = {},
): CloneRecord {
  return {
    refs,
    ...(commands.length > 0 ? { commands } : {}),
    ...(rest.failed ? { failed: true } : {}),
    ...(rest.final_sha ? { final_sha: rest.final_sha } : {}),
    ...(rest.duration ? { duration: rest.duration } : {}),
  };
}
