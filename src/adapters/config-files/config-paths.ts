/** Where the configuration is, as the command line names it. */
export interface ConfigPaths {
  /** config.yaml. */
  readonly config: string;
  /** A file, or a directory with files at any depth. */
  readonly jobConfig?: string;
  /** plugins.yaml. */
  readonly plugins?: string;
}
