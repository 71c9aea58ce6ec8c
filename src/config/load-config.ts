import { assembleConfig } from './assemble-config.ts';
import type { Config } from './config.ts';
import type { Loaded } from './problem.ts';
import { readJobFile } from './schema/job-file.ts';
import { readMainFile } from './schema/main-file.ts';
import { parseYaml } from './yaml.ts';
import type { SourceFile } from './yaml.ts';

/** The text of config.yaml and of the job files, in the order in which their jobs are to come. */
export interface ConfigFiles {
  readonly main: SourceFile;
  readonly jobs: readonly SourceFile[];
}

/** Parses, defaults and checks a whole configuration: a {@link Config}, or every problem with its place. */
export function loadConfig({ main, jobs }: ConfigFiles): Loaded<Config> {
  return assembleConfig(
    readMainFile(parseYaml(main)),
    jobs.map((file) => readJobFile(parseYaml(file))),
  );
}
