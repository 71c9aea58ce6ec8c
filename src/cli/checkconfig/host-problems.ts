import type { Command } from 'commander';
import type { LintMaterial } from '../../config/lint/rule.ts';
import type { Problem } from '../../config/problem.ts';
import { censusOf } from '../github-options.ts';
import { HOST_RULES } from './host-rules.ts';
import type { HostRule } from './host-rules.ts';
import type { CheckOptions } from './options.ts';

/** What the chosen rules find that ask GitHub. Exits through commander when they are not told who asks. */
export async function hostProblems(
  material: LintMaterial,
  chosen: ReadonlySet<string>,
  options: CheckOptions,
  command: Command,
): Promise<readonly Problem[]> {
  const rules = HOST_RULES.filter(
    ({ name, needsPlugins }) => chosen.has(name) && (material.plugins ?? !needsPlugins),
  );
  if (rules.length === 0) return [];
  for (const rule of rules) refuseWithoutAccount(rule, options, command);
  const host = censusOf(options, command);
  const found: Problem[] = [];
  for (const rule of rules) {
    const problems = await rule.find(material, host);
    found.push(...problems.map((problem) => ({ ...problem, rule: rule.name })));
  }
  return found;
}

function refuseWithoutAccount(
  { name, needsApp }: HostRule,
  { githubAppId, githubTokenPath }: CheckOptions,
  command: Command,
): void {
  if (githubAppId !== undefined || (githubTokenPath !== undefined && !needsApp)) return;
  const asks = needsApp
    ? 'asks GitHub as an App: give --github-app-id and --github-app-private-key-path'
    : 'asks GitHub: give --github-token-path, or --github-app-id and --github-app-private-key-path';
  command.error(`error: the rule ${name} ${asks}, or leave it out by --exclude-warning ${name}`);
}
