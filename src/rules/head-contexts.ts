/** The newest status of one context on a commit. */
export interface ContextStatus {
  readonly context: string;
  readonly state: 'success' | 'pending' | 'failure' | 'error';
}

/** The contexts that a commit has, and those of them that did not pass. */
export interface HeadContexts {
  readonly all: ReadonlySet<string>;
  readonly failed: ReadonlySet<string>;
}

/** Sorts the statuses of a commit. Prow: pkg/plugins/trigger/generic-comment.go `getContexts`. */
export function headContexts(statuses: readonly ContextStatus[]): HeadContexts {
  const failed = statuses.filter(({ state }) => state === 'failure' || state === 'error');
  return {
    all: new Set(statuses.map(({ context }) => context)),
    failed: new Set(failed.map(({ context }) => context)),
  };
}
