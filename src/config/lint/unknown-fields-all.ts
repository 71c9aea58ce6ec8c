import type { Lint } from './rule.ts';
import { isUnknownField } from './unknown-fields.ts';

/** Prow: cmd/checkconfig/main.go `validate`, pkg/config/config.go `LoadStrict`. */
export const unknownFieldsAll: Lint = {
  name: 'unknown-fields-all',
  help: 'Any file of the configuration, job files too, has a field that nobody knows.',
  runs: 'as-note',
  find: ({ warnings }) => warnings.filter(isUnknownField),
};
