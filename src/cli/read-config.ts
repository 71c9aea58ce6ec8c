import { ConfigFilesError } from '../adapters/config-files/config-files-error.ts';
import type { ConfigPaths } from '../adapters/config-files/config-paths.ts';
import { createConfigReader } from '../adapters/config-files/config-reader.ts';
import type { ConfigSnapshot } from '../ports/config-source.ts';

/** The options by which every command is told where the configuration is. */
export interface ConfigOptions {
  readonly configPath: string;
  readonly jobConfigPath?: string;
  readonly pluginConfig?: string;
}

/** The files that the options name. */
export function configPathsOf(options: ConfigOptions): ConfigPaths {
  const { configPath, jobConfigPath, pluginConfig } = options;
  return {
    config: configPath,
    ...(jobConfigPath === undefined ? {} : { jobConfig: jobConfigPath }),
    ...(pluginConfig === undefined ? {} : { plugins: pluginConfig }),
  };
}

/** Reads the configuration once; throws {@link ConfigFilesError} with a line for each problem. */
export async function readConfig(options: ConfigOptions): Promise<ConfigSnapshot> {
  const read = await createConfigReader(configPathsOf(options)).read();
  if (!read.ok) throw new ConfigFilesError(read.problems);
  return read.value;
}
