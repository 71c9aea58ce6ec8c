import type { Rule } from './rule.ts';

/** What the command line says of rules. */
export interface RuleChoice {
  /** `--warnings`; none is the same as the rules that run by default. */
  readonly named: readonly string[];
  /** `--exclude-warning`. */
  readonly excluded: readonly string[];
  /** `--include-default-warnings`: the named ones and those that run by default. */
  readonly withDefaults: boolean;
  /** `--expensive-checks`: where rules run by default, run them all. */
  readonly withExpensive: boolean;
  /** Those that run whatever is named, unless they are excluded. */
  readonly always: readonly string[];
}

/** Names of rules. */
export interface ChosenRules {
  /** Those whose findings are warnings. */
  readonly rules: ReadonlySet<string>;
  /** Those whose findings are notes, as far as they are no warnings. */
  readonly notes: ReadonlySet<string>;
}

/** The rules that are to run. Prow: cmd/checkconfig/main.go `validate`, `warningEnabled`. */
export function chooseRules(rules: readonly Rule[], choice: RuleChoice): ChosenRules {
  const { named, excluded, withDefaults, withExpensive, always } = choice;
  const unnamed = named.length === 0 || withDefaults ? rules : [];
  const usual = unnamed.filter(({ runs }) => withExpensive || runs === 'by-default');
  const wanted = new Set([...named, ...always, ...usual.map(({ name }) => name)]);
  const chosen = rules.filter(({ name }) => wanted.has(name) && !excluded.includes(name));
  const names = namesOf(chosen);
  const notes = unnamed.filter(({ name, runs }) => runs === 'as-note' && !excluded.includes(name));
  return {
    rules: namesOf(chosen.filter(({ isPartOf }) => isPartOf === undefined || !names.has(isPartOf))),
    notes: namesOf(notes.filter(({ name }) => !names.has(name))),
  };
}

function namesOf(rules: readonly Rule[]): ReadonlySet<string> {
  return new Set(rules.map(({ name }) => name));
}
