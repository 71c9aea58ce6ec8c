import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import type { GitHubCliOptions } from '../github-options.ts';
import type { ConfigOptions, PluginConfigOptions } from '../config-options.ts';

/** What `checkconfig` is told; names and meanings are those of Prow's flags. Prow: cmd/checkconfig/main.go `options`. */
export interface CheckOptions extends ConfigOptions, PluginConfigOptions, GitHubCliOptions {
  readonly prowYamlRepoName?: string;
  readonly prowYamlPath?: string;
  readonly warnings: readonly string[];
  readonly excludeWarning: readonly string[];
  readonly includeDefaultWarnings: boolean;
  readonly expensiveChecks: boolean;
  readonly requiredJobAnnotations: readonly string[];
  readonly strict: boolean;
  readonly gcsCredentialsFile?: string;
  readonly s3CredentialsFile?: string;
  readonly output: 'text' | 'json' | 'sarif';
}

/** Options of Prow's checkconfig that nothing here needs: scripts pass them, so they are taken. */
const WITHOUT_EFFECT = [
  'cache-dir-base',
  'github-allowed-burst',
  'github-graphql-endpoint',
  'github-host',
  'github-hourly-tokens',
  'github-throttle-org',
  'in-repo-config-cache-size',
  'moonraker-address',
];

/** Adds the options of `checkconfig` besides those that say where the configuration and GitHub are. */
export function addCheckOptions(command: Command): Command {
  command
    .option('--prow-yaml-repo-name <org/repo>', 'check the .prow.yaml of this repository too')
    .option('--prow-yaml-path <file>', 'its .prow.yaml; else .prow or .prow.yaml of this directory')
    .addOption(list('--warnings <rule>', 'a rule to run, instead of the usual ones'))
    .addOption(list('--exclude-warning <rule>', 'a rule not to run'))
    .addOption(flag('--include-default-warnings', 'run the usual rules beside --warnings'))
    .addOption(flag('--expensive-checks', 'run rules that ask GitHub about each repository'))
    .addOption(list('--required-job-annotations <name>', 'an annotation that each job must have'))
    .addOption(flag('--strict', 'a warning is as good as an error'))
    .option('--gcs-credentials-file <file>', 'credentials for plank.build_cluster_status_file')
    .option('--s3-credentials-file <file>', 'credentials for plank.build_cluster_status_file')
    .addOption(
      new Option('-o, --output <form>', 'form of the report')
        .choices(['text', 'json', 'sarif'])
        .default('text'),
    );
  for (const name of WITHOUT_EFFECT) {
    command.addOption(new Option(`--${name} <value>`, 'for scripts; no effect').hideHelp());
  }
  return command;
}

/** One that may be given again and again, or with commas. */
function list(flags: string, description: string): Option {
  return new Option(flags, `${description}; again for more`)
    .default([], 'none')
    .argParser((value: string, before: readonly string[]) => [...before, ...value.split(',')]);
}

/** As Go reads booleans: alone it is true, and `=false` takes it back. */
function flag(name: string, description: string): Option {
  return new Option(`${name} [yes]`, description)
    .default(false, 'false')
    .preset('true')
    .argParser((value: string) => {
      if (['1', 't', 'T', 'true', 'True', 'TRUE'].includes(value)) return true;
      if (['0', 'f', 'F', 'false', 'False', 'FALSE'].includes(value)) return false;
      throw new InvalidArgumentError('It is true or false.');
    });
}
