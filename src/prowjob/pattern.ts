/** A regular expression with Go's RE2 semantics; made by `config/pattern.ts` only. `test` is a search, not anchored. */
export interface Pattern {
  readonly source: string;
  test(text: string): boolean;
}
