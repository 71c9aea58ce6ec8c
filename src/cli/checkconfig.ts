import { relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Command } from 'commander';
import { chooseRules } from '../config/lint/choose-rules.ts';
import type { ChosenRules } from '../config/lint/choose-rules.ts';
import { checkFiles } from './checkconfig/check-files.ts';
import { addCheckOptions } from './checkconfig/options.ts';
import type { CheckOptions } from './checkconfig/options.ts';
import { RULES } from './checkconfig/rules.ts';
import { addConfigOptions, addPluginConfigOptions } from './config-options.ts';
import { EXIT } from './failure.ts';
import { addGitHubOptions } from './github-options.ts';
import { reportJson } from './problems/json.ts';
import type { Report } from './problems/report.ts';
import { reportSarif } from './problems/sarif.ts';
import { paintFor } from './problems/terminal-paint.ts';
import { reportText } from './problems/text.ts';

/** Adds `prowflow checkconfig`: everything that is wrong with a configuration, at once. Prow: cmd/checkconfig. */
export function addCheckconfig(program: Command): void {
  const command = program
    .command('checkconfig')
    .description('say everything that is wrong with a configuration, and what is likely not meant');
  addConfigOptions(command);
  addPluginConfigOptions(command);
  addCheckOptions(command);
  addGitHubOptions(command).action(async (options: CheckOptions) => {
    refuseUnknownRules(options, command);
    const report = await checkFiles(options, chosenBy(options), command);
    process.stdout.write(rendered(report, options));
    process.exitCode = isPassed(report, options) ? EXIT.fine : EXIT.problems;
  });
}

/** Who asks as an App wants to know where it is missing. Prow: cmd/checkconfig/main.go `validate`. */
function chosenBy(options: CheckOptions): ChosenRules {
  const { githubAppId, githubAppPrivateKeyPath } = options;
  const isApp = githubAppId !== undefined && githubAppPrivateKeyPath !== undefined;
  return chooseRules(RULES, {
    named: options.warnings,
    excluded: options.excludeWarning,
    withDefaults: options.includeDefaultWarnings,
    withExpensive: options.expensiveChecks,
    always: isApp ? ['validate-github-app-installation'] : [],
  });
}

/** As in Prow, only what is to run must be known: what is to be left out may be a rule of another version. */
function refuseUnknownRules({ warnings }: CheckOptions, command: Command): void {
  const known = RULES.map(({ name }) => name);
  const unknown = warnings.filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  command.error(
    `error: there is no rule ${unknown.join(', ')}; the rules are ${known.toSorted().join(', ')}`,
  );
}

function isPassed({ errors, warnings }: Report, { strict }: CheckOptions): boolean {
  return errors.length === 0 && !(strict && warnings.length > 0);
}

function rendered(report: Report, { output }: CheckOptions): string {
  switch (output) {
    case 'json':
      return reportJson(report);
    case 'sarif':
      return reportSarif(report, { rules: RULES, uriOf });
    case 'text':
      return reportText(report, paintFor(process.stdout));
  }
}

/** Code scanning finds the files of a checkout by their address in it. */
function uriOf(file: string): string {
  const path = relative(process.cwd(), resolve(file));
  const isBelow = path !== '..' && !path.startsWith(`..${sep}`);
  if (!isBelow) return pathToFileURL(file).href;
  return path.split(sep).map(encodeURIComponent).join('/');
}
