import { Option, type Command } from 'commander';

/** The options by which every command is told where the configuration is. */
export interface ConfigOptions {
  readonly configPath: string;
  readonly jobConfigPath?: string;
  readonly supplementalProwConfigDir: readonly string[];
  readonly supplementalProwConfigsFilenameSuffix: string;
}

/** The same for commands that read plugins.yaml as well. */
export interface PluginConfigOptions {
  readonly pluginConfig?: string;
  readonly supplementalPluginConfigDir: readonly string[];
  readonly supplementalPluginConfigsFilenameSuffix: string;
}

/** The same for commands that can do without a configuration. */
export type OptionalConfigOptions = Omit<ConfigOptions, 'configPath'> &
  Partial<Pick<ConfigOptions, 'configPath'>>;

/** Adds Prow's options for config.yaml and job files. Prow: pkg/flagutil/config/config.go `ConfigOptions.AddFlags`. */
export function addConfigOptions(command: Command, isRequired = true): Command {
  return command
    .addOption(new Option('--config-path <file>', 'config.yaml').makeOptionMandatory(isRequired))
    .option('--job-config-path <path>', 'a job file, or a directory of them')
    .option(
      '--supplemental-prow-config-dir <directory>',
      'files below it add to config.yaml; may be given several times',
      several,
      [],
    )
    .option(
      '--supplemental-prow-configs-filename-suffix <suffix>',
      'how the names of those files end',
      '_prowconfig.yaml',
    );
}

/** Adds Prow's options for plugins.yaml. Prow: pkg/flagutil/plugins/plugins.go `PluginOptions.AddFlags`. */
export function addPluginConfigOptions(command: Command, isRequired = false): Command {
  return command
    .addOption(new Option('--plugin-config <file>', 'plugins.yaml').makeOptionMandatory(isRequired))
    .option(
      '--supplemental-plugin-config-dir <directory>',
      'files below it add to plugins.yaml; may be given several times',
      several,
      [],
    )
    .option(
      '--supplemental-plugin-configs-filename-suffix <suffix>',
      'how the names of those files end',
      '_pluginconfig.yaml',
    );
}

function several(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}
