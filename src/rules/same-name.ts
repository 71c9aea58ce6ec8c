/**
 * The name among others as it is written there; `undefined` when it is not among them. GitHub takes labels, logins and the
 * like in any case of letters for the same. Prow: pkg/github/helpers.go `HasLabel`.
 */
export function nameAmong(names: readonly string[], wanted: string): string | undefined {
  return names.find((name) => name.toLowerCase() === wanted.toLowerCase());
}
