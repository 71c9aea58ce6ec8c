import type { Config, PluginsConfig } from '../config/config.ts';

/** The configuration in force. A reload swaps the whole; whoever holds a snapshot keeps it. */
export interface ConfigSource {
  current(): ConfigSnapshot;
}

export interface ConfigSnapshot {
  readonly config: Config;
  readonly plugins: PluginsConfig;
}
