import type { Problem } from './problem.ts';
import type { Notes } from './read/reader.ts';

/**
 * The rules of what Prow loads, and refuses only where it comes to matter: in tide, branchprotector or a plugin, or in
 * checkconfig. Prow: pkg/config/tide.go `GetTideContextPolicy`, pkg/config/branch_protection.go `GetPolicy`,
 * pkg/plugins/config.go `ValidatePluginsUnknown`, pkg/plugins/blockade/blockade.go `compileApplicableBlockades`.
 */
export const TOLD_LATER = {
  contextOptions: 'tide-context-options',
  branchProtection: 'branch-protection-policy',
  pluginName: 'unknown-plugin',
  blockadePattern: 'blockade-pattern',
} as const;

/** The rule of a Go template that Prow can render and prowflow cannot. */
export const UNSUPPORTED_TEMPLATE = 'unsupported-template';

const LATER: readonly (string | undefined)[] = Object.values(TOLD_LATER);

/** Is this warning of something that Prow refuses after loading? `prowflow checkconfig` counts it among the problems. */
export function isToldLater({ rule }: Problem): boolean {
  return LATER.includes(rule);
}

/** Notes what checks have found: what Prow loads all the same as warnings. */
export function noteFound(found: readonly Problem[], { problems, warnings }: Notes): void {
  for (const problem of found) {
    const isLoaded = isToldLater(problem) || problem.rule === UNSUPPORTED_TEMPLATE;
    (isLoaded ? warnings : problems).push(problem);
  }
}
