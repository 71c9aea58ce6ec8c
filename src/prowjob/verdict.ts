/** The answer of a rule, with the reason in words that logs, `prowflow explain` and people read. */
export type Verdict =
  { readonly run: true; readonly why: string } | { readonly run: false; readonly why: string };
