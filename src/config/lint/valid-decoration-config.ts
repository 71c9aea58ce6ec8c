import type { Lint } from './rule.ts';

/**
 * Prow runs the checks of loading a second time under this name, on a configuration that has passed them.
 * Prow: cmd/checkconfig/main.go `validateDecorationConfig`, pkg/config/config.go `validateDecoration`.
 */
export const validDecorationConfig: Lint = {
  name: 'valid-decoration-config',
  help: 'The decoration_config of every decorated job is complete. Loading checks that anyway, as an error: this name is known because scripts use it.',
  runs: 'if-asked',
  find: () => [],
};
