import { LINTS } from '../../config/lint/all.ts';
import type { Lint, Rule } from '../../config/lint/rule.ts';
import { pluginNotAvailable } from '../../config/plugins/plugin-not-available.ts';
import { PLUGINS } from '../../plugins/registry.ts';
import { HOST_RULES } from './host-rules.ts';

/** The rules that need nothing but the files. */
export const FILE_RULES: readonly Lint[] = [
  ...LINTS,
  pluginNotAvailable(PLUGINS.map(({ name }) => name)),
];

/** Every rule that `checkconfig` knows. */
export const RULES: readonly Rule[] = [...FILE_RULES, ...HOST_RULES];
