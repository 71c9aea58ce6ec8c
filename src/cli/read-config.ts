import { ConfigFilesError } from '../adapters/config-files/config-files-error.ts';
import type { ConfigPaths } from '../adapters/config-files/config-paths.ts';
import { readConfiguration } from '../adapters/config-files/read-configuration.ts';
import type { ConfigSnapshot } from '../ports/config-source.ts';
import type { ConfigOptions, PluginConfigOptions } from './config-options.ts';

type Options = ConfigOptions & Partial<PluginConfigOptions>;

/** The files that the options name. */
export function configPathsOf(options: Options): ConfigPaths {
  const { configPath, jobConfigPath, pluginConfig } = options;
  return {
    config: configPath,
    ...(jobConfigPath === undefined ? {} : { jobConfig: jobConfigPath }),
    ...(pluginConfig === undefined ? {} : { plugins: pluginConfig }),
    configShards: {
      directories: options.supplementalProwConfigDir,
      suffix: options.supplementalProwConfigsFilenameSuffix,
    },
    pluginShards: {
      directories: options.supplementalPluginConfigDir ?? [],
      suffix: options.supplementalPluginConfigsFilenameSuffix ?? '',
    },
  };
}

/** Reads the configuration once; throws {@link ConfigFilesError} with a line for each problem. */
export async function readConfig(options: Options): Promise<ConfigSnapshot> {
  const { loaded } = await readConfiguration(configPathsOf(options));
  if (!loaded.ok) throw new ConfigFilesError(loaded.problems);
  return loaded.value;
}
