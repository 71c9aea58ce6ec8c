import type { PluginsConfig } from '../../config/config.ts';
import { loadPlugins } from '../../config/load-plugins.ts';
import { problemText, type Loaded } from '../../config/problem.ts';
import type { SourceFile } from '../../config/yaml.ts';
import { ConfigFilesError } from './config-files-error.ts';
import type { Shards } from './config-paths.ts';
import { listShards } from './list-shards.ts';
import { readSource, reason } from './read-source.ts';

/** Where the plugin configuration is. */
export interface PluginPaths {
  /** plugins.yaml. */
  readonly plugins: string;
  /** Files that add to it. */
  readonly shards: Shards;
}

export interface WatchedPlugins {
  current(): PluginsConfig;
  stop(): void;
}

const LOOK_EVERY_MS = 2_500;

/**
 * The plugin configuration alone, for who needs no jobs, read again when its files change and two looks agree: a file may
 * be in the middle of being written. A change that is wrong leaves what was before in force, and `problem` is told each line
 * of it once. Throws {@link ConfigFilesError} when the first
 * is bad.
 */
export async function watchPlugins(
  paths: PluginPaths,
  problem: (line: string) => void,
  lookEveryMs = LOOK_EVERY_MS,
): Promise<WatchedPlugins> {
  const first = await readTexts(paths);
  const loaded = load(first);
  if (!loaded.ok) throw new ConfigFilesError(loaded.problems);
  const texts = JSON.stringify(first);
  const seen = { plugins: loaded.value, texts, last: texts };
  const look = async (): Promise<void> => {
    const now = await readTexts(paths);
    const texts = JSON.stringify(now);
    const isWritten = texts === seen.last;
    seen.last = texts;
    if (texts === seen.texts || !isWritten) return;
    seen.texts = texts;
    const next = load(now);
    if (next.ok) seen.plugins = next.value;
    else for (const one of next.problems) problem(problemText(one));
  };
  const timer = setInterval(() => void look(), lookEveryMs);
  timer.unref();
  return {
    current: () => seen.plugins,
    stop: () => {
      clearInterval(timer);
    },
  };
}

type Texts = Loaded<readonly [SourceFile, ...SourceFile[]]>;

/** Never throws: what cannot be read is a problem. */
async function readTexts({ plugins, shards }: PluginPaths): Promise<Texts> {
  const main = await readSource(plugins);
  if (!main.ok) return { ok: false, problems: [main.problem] };
  const files: [SourceFile, ...SourceFile[]] = [main.file];
  for (const directory of shards.directories) {
    const paths = await listShards(directory, shards.suffix).catch((error: unknown) =>
      reason(error),
    );
    if (typeof paths === 'string') {
      const says = `the files in it cannot be listed: ${paths}`;
      return { ok: false, problems: [{ file: directory, says }] };
    }
    for (const path of paths) {
      const source = await readSource(path);
      if (!source.ok) return { ok: false, problems: [source.problem] };
      files.push(source.file);
    }
  }
  return { ok: true, value: files, warnings: [] };
}

function load(texts: Texts): Loaded<PluginsConfig> {
  if (!texts.ok) return texts;
  const [main, ...supplements] = texts.value;
  return loadPlugins(main, supplements);
}
