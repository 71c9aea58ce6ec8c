/** A mistake of an operator, as data: all of them at once, each with its place. Lines and columns count from 1. */
export interface Problem {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  /** The check that found it: one of checkconfig's warnings by Prow's name, or a name of our own. */
  readonly rule?: string;
  /** The line of the file that the problem is in, for an excerpt; empty when it is too long for one. */
  readonly sourceLine?: string;
  /** One clear sentence: what is wrong, and what to do. */
  readonly says: string;
}

/** The result of a load: a value, or every problem. */
export type Loaded<T> =
  | { readonly ok: true; readonly value: T; readonly warnings: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** `file:line:column: sentence`, the form that editors and terminals link. */
export function problemText({ file, line, column, says }: Problem): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  return `${place}: ${says}`;
}
