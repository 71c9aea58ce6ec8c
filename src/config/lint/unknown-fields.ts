import type { Problem } from '../problem.ts';
import type { Lint } from './rule.ts';

const NAME = 'unknown-fields';

/** Prow: cmd/checkconfig/main.go `validateUnknownFields`. */
export const unknownFields: Lint = {
  name: NAME,
  help: 'config.yaml or plugins.yaml has a field that nobody knows: a typing error, or a setting that has no effect.',
  runs: 'by-default',
  isPartOf: 'unknown-fields-all',
  find: ({ main, plugins }) =>
    [...main.warnings, ...(plugins?.warnings ?? [])].filter(isUnknownField),
};

/** Is this the note that readers leave at a field that they do not know? */
export function isUnknownField({ rule }: Problem): boolean {
  return rule === NAME;
}
