import { InvalidArgumentError, type Command } from 'commander';
import { createCensus } from '../adapters/github/census.ts';
import { createGitHub } from '../adapters/github/github.ts';
import type { ConnectionOptions } from '../adapters/github/octokit.ts';
import { GITHUB_COM } from '../adapters/github/pace.ts';
import { secretFile } from '../adapters/github/secret-file.ts';
import type { GitHubAuth } from '../adapters/github/sessions.ts';
import type { CodeHostCensus } from '../ports/code-host-census.ts';
import type { CodeHost } from '../ports/code-host.ts';
import type { Metrics } from '../ports/metrics.ts';

/** Who we are to GitHub; the names are those of Prow's flags. */
export interface GitHubCliOptions {
  readonly githubEndpoint?: string;
  readonly githubTokenPath?: string;
  readonly githubAppId?: number;
  readonly githubAppPrivateKeyPath?: string;
  readonly githubWritesPerMinute: number;
}

/** Adds the options that say where GitHub is and who we are to it. */
export function addGitHubOptions(command: Command): Command {
  return command
    .option('--github-endpoint <url>', "address of GitHub's API, for GitHub Enterprise")
    .option('--github-token-path <file>', "a file with the bot's token")
    .option('--github-app-id <id>', 'the id of a GitHub App, instead of a token', wholeNumber)
    .option('--github-app-private-key-path <file>', "a file with the App's private key, PEM")
    .option(
      '--github-writes-per-minute <n>',
      "how fast to write; GitHub.com's limit by default, more for a GitHub Enterprise Server without limits",
      wholeNumber,
      GITHUB_COM.writesPerMinute,
    );
}

/** GitHub as the options describe it. Exits through commander when they name no account, or two. */
export function gitHubOf(options: GitHubCliOptions, command: Command, metrics?: Metrics): CodeHost {
  return createGitHub({ auth: authOf(options, command), ...connectionOf(options), metrics });
}

/** The same GitHub, for a check of the configuration. */
export function censusOf(options: GitHubCliOptions, command: Command): CodeHostCensus {
  return createCensus(authOf(options, command), connectionOf(options));
}

function connectionOf(options: GitHubCliOptions): ConnectionOptions {
  const { githubEndpoint: baseUrl, githubWritesPerMinute: writesPerMinute } = options;
  return {
    pace: { ...GITHUB_COM, writesPerMinute },
    ...(baseUrl === undefined ? {} : { baseUrl }),
  };
}

function authOf(options: GitHubCliOptions, command: Command): GitHubAuth {
  const { githubTokenPath, githubAppId, githubAppPrivateKeyPath } = options;
  const isToken = githubTokenPath !== undefined;
  const isApp = githubAppId !== undefined && githubAppPrivateKeyPath !== undefined;
  if (isToken && githubAppId === undefined && githubAppPrivateKeyPath === undefined) {
    return { kind: 'token', token: secretFile(githubTokenPath) };
  }
  if (isApp && !isToken) {
    return { kind: 'app', appId: githubAppId, privateKey: secretFile(githubAppPrivateKeyPath) };
  }
  return command.error(
    'error: give either --github-token-path, or --github-app-id with --github-app-private-key-path',
  );
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('It is a number.');
  return Number(text);
}
