import { InvalidArgumentError, Option, type Command } from 'commander';
import { problemText } from '../config/problem.ts';
import type { CodeHost } from '../ports/code-host.ts';
import { explainNow, type Explanation } from './explain-pull.ts';
import { explainTable } from './explain-table.ts';
import { addGitHubOptions, gitHubOf, type GitHubCliOptions } from './github-options.ts';
import {
  addConfigOptions,
  addPluginConfigOptions,
  type ConfigOptions,
  type PluginConfigOptions,
} from './config-options.ts';
import { readConfig } from './read-config.ts';

interface PullName {
  readonly repo: { readonly org: string; readonly repo: string };
  readonly number: number;
}

interface ExplainOptions extends ConfigOptions, PluginConfigOptions, GitHubCliOptions {
  readonly pr: PullName;
  readonly comment?: string;
  readonly output: 'table' | 'json';
}

/** Reads `ORG/REPO#NUMBER`, or the address of the pull request's page. */
export function parsePullName(text: string): PullName {
  const [, org, repo, number] =
    /^(?:https?:\/\/[^/]+\/)?([\w.-]+)\/([\w.-]+)(?:#|\/pull\/)([1-9]\d*)$/.exec(text) ?? [];
  if (org === undefined || repo === undefined) {
    throw new InvalidArgumentError('Write it as ORG/REPO#NUMBER.');
  }
  return { repo: { org, repo }, number: Number(number) };
}

async function explain(options: ExplainOptions, host: CodeHost): Promise<Explanation> {
  const snapshot = await readConfig(options);
  const { comment, pluginConfig, pr } = options;
  return explainNow(
    host,
    {
      ...pr,
      ...(comment === undefined ? {} : { comment }),
      knowsPlugins: pluginConfig !== undefined,
    },
    snapshot,
  );
}

function textOf({ answers }: Explanation, { output, pr }: ExplainOptions): string {
  if (output === 'json') return `${JSON.stringify(answers, undefined, 2)}\n`;
  const { org, repo } = pr.repo;
  return answers.length === 0 ? `${org}/${repo} has no presubmits\n` : explainTable(answers);
}

/** Adds `prowflow explain`: why each job of a pull request would run or not. */
export function addExplain(program: Command): void {
  const command = program
    .command('explain')
    .description(
      'for each job of a pull request: would it run now, why, and what would make it run',
    )
    .requiredOption('--pr <ORG/REPO#NUMBER>', 'the pull request', parsePullName)
    .option('--comment <text>', 'explain what this comment of a trusted person would start')
    .addOption(
      new Option('-o, --output <form>', 'form of the answer')
        .choices(['table', 'json'])
        .default('table'),
    );
  addConfigOptions(command);
  addPluginConfigOptions(command);
  addGitHubOptions(command).action(async (options: ExplainOptions) => {
    const explanation = await explain(options, gitHubOf(options, command));
    process.stdout.write(textOf(explanation, options));
    for (const problem of explanation.problems) process.stderr.write(`${problemText(problem)}\n`);
  });
}
