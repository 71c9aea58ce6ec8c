import { mergePlugins } from '../../config/plugins/merge.ts';
import { readJobFileInSteps } from '../../config/schema/job-file.ts';
import type { JobFile } from '../../config/schema/job-file.ts';
import { readMainFile } from '../../config/schema/main-file.ts';
import type { MainFile } from '../../config/schema/main-file.ts';
import { readPluginsFile } from '../../config/schema/plugins-file.ts';
import type { PluginsFile } from '../../config/schema/plugins-file.ts';
import { mergeSupplemental } from '../../config/supplemental/merge-supplemental.ts';
import { readShardFile } from '../../config/supplemental/read-shard-file.ts';
import type { ShardFile } from '../../config/supplemental/read-shard-file.ts';
import type { YamlFile } from '../../config/yaml.ts';
import { readAllKept, readKept } from './kept-files.ts';
import type { KeptFile, KeptFiles, ReadFile } from './kept-files.ts';
import type { Pace } from './pace.ts';
import type { Survey } from './survey.ts';

/** What the files say, part by part. */
export interface ConfigParts {
  /** config.yaml with its supplemental files; the very same as before when these are. */
  readonly main: MainFile;
  readonly jobs: readonly JobFile[];
  /** plugins.yaml with its supplemental files. */
  readonly plugins?: PluginsFile;
  /** File by file. */
  readonly kept: KeptParts;
}

interface KeptParts {
  readonly config: KeptFile<MainFile>;
  readonly configShards: KeptFiles<ShardFile>;
  readonly jobs: KeptFiles<JobFile>;
  readonly plugins?: KeptFile<PluginsFile>;
  readonly pluginShards: KeptFiles<PluginsFile>;
}

/** Reads all files; those that are as they were `before` come from there. */
export async function readParts(
  files: Survey,
  pace: Pace,
  before?: ConfigParts,
): Promise<ConfigParts> {
  const kept = await readAll(files, pace, before?.kept);
  const { jobs, plugins, pluginShards } = kept;
  return {
    main: mergedMain(kept, before),
    jobs: valuesOf(jobs),
    ...(plugins && { plugins: mergePlugins(plugins.value, valuesOf(pluginShards)) }),
    kept,
  };
}

async function readAll(files: Survey, pace: Pace, before?: KeptParts): Promise<KeptParts> {
  const { config, configShards, jobs, plugins, pluginShards } = files;
  const main = await readKept(config, atOnce(readMainFile), before?.config, pace);
  const shard = atOnce(readShardFile);
  const ofPlugins = atOnce(readPluginsFile);
  return {
    config: main,
    configShards: await readAllKept(configShards, shard, before?.configShards, pace),
    jobs: await readAllKept(jobs, readJobFileInSteps, before?.jobs, pace),
    ...(plugins && { plugins: await readKept(plugins, ofPlugins, before?.plugins, pace) }),
    pluginShards: await readAllKept(pluginShards, ofPlugins, before?.pluginShards, pace),
  };
}

function mergedMain({ config, configShards }: KeptParts, before?: ConfigParts): MainFile {
  const shards = valuesOf(configShards);
  if (before?.kept.config.value === config.value) {
    const last = valuesOf(before.kept.configShards);
    const isSame = shards.length === last.length && shards.every((shard, at) => shard === last[at]);
    if (isSame) return before.main;
  }
  return mergeSupplemental(config.value, shards);
}

function valuesOf<T>(files: KeptFiles<T>): readonly T[] {
  return [...files.values()].map(({ value }) => value);
}

/** A file that is read in one step. */
function atOnce<T>(read: (file: YamlFile) => T): ReadFile<T> {
  return function* (file) {
    yield;
    return read(file);
  };
}
