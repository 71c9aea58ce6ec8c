import type { Value } from './value.ts';

/** A parsed template. Go: text/template/parse/node.go. */
export type Node =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'output'; readonly pipeline: Pipeline }
  | Branch;

export interface Branch {
  readonly kind: 'if' | 'with' | 'range';
  readonly pipeline: Pipeline;
  readonly body: readonly Node[];
  readonly otherwise: readonly Node[];
}

/** Commands whose value is the next one's last argument; the last value may go to variables. */
export interface Pipeline {
  readonly variables: readonly string[];
  /** `:=` makes new variables, `=` sets those that are there. */
  readonly declares: boolean;
  readonly commands: readonly Command[];
}

/** A function with its arguments, or one operand alone. */
export interface Command {
  readonly functionName?: string;
  readonly operands: readonly Operand[];
}

/** A value and the fields to follow from it, as in `(index .Pulls 0).Number`. */
export interface Operand {
  readonly base:
    | { readonly kind: 'dot' }
    | { readonly kind: 'variable'; readonly name: string }
    | { readonly kind: 'literal'; readonly value: Value }
    | { readonly kind: 'call'; readonly functionName: string }
    | { readonly kind: 'group'; readonly pipeline: Pipeline };
  readonly fields: readonly string[];
}
