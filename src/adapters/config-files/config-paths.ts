/** Where the configuration is, as the command line names it. */
export interface ConfigPaths {
  /** config.yaml. */
  readonly config: string;
  /** A file, or a directory with files at any depth. */
  readonly jobConfig?: string;
  /** plugins.yaml. */
  readonly plugins?: string;
  /** Files that add to config.yaml. */
  readonly configShards?: Shards;
  /** Files that add to plugins.yaml. */
  readonly pluginShards?: Shards;
}

/** The files in some directories, at any depth, whose names end alike. */
export interface Shards {
  readonly directories: readonly string[];
  readonly suffix: string;
}
