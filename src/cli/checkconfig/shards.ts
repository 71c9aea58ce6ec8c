import { dirname, relative, sep } from 'node:path';
import type { ConfigPaths, Shards } from '../../adapters/config-files/config-paths.ts';
import type { Reading } from '../../adapters/config-files/read-configuration.ts';
import type { LintShard } from '../../config/lint/rule.ts';
import { configSubjects } from '../../config/lint/shards/config-subjects.ts';
import { pluginSubjects } from '../../config/lint/shards/plugin-subjects.ts';

/** The supplemental files that were read, by themselves. */
export function shardsOf({ parts: { kept } }: Reading, paths: ConfigPaths): readonly LintShard[] {
  const ofConfig = [...kept.configShards].map(([path, { value }]) => ({
    path,
    folders: foldersOf(path, paths.configShards),
    subjects: configSubjects(value),
  }));
  const ofPlugins = [...kept.pluginShards].map(([path, { value }]) => ({
    path,
    folders: foldersOf(path, paths.pluginShards),
    subjects: pluginSubjects(value),
  }));
  return [...ofConfig, ...ofPlugins];
}

function foldersOf(path: string, shards: Shards | undefined): readonly string[] {
  const inside = (shards?.directories ?? [])
    .map((directory) => relative(directory, dirname(path)))
    .find((way) => way !== '..' && !way.startsWith(`..${sep}`));
  return inside ? inside.split(sep) : [];
}
