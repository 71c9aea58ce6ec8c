import { basename } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { assembleConfig } from '../../config/assemble-config.ts';
import { loadPlugins, noPlugins } from '../../config/load-plugins.ts';
import type { PluginsConfig } from '../../config/config.ts';
import type { Loaded, Problem } from '../../config/problem.ts';
import { readJobFile } from '../../config/schema/job-file.ts';
import type { JobFile } from '../../config/schema/job-file.ts';
import { readMainFile } from '../../config/schema/main-file.ts';
import type { MainFile } from '../../config/schema/main-file.ts';
import { parseYaml } from '../../config/yaml.ts';
import type { ConfigSnapshot } from '../../ports/config-source.ts';
import type { ConfigPaths } from './config-paths.ts';
import { listJobFiles } from './list-job-files.ts';
import { readSource, reason } from './read-source.ts';

/** Reads the whole configuration from its files. */
export interface ConfigReader {
  /** Never throws for what is in the files or in the file system: that is a problem. */
  read(): Promise<Loaded<ConfigSnapshot>>;
}

interface KeptFile {
  readonly text: string;
  readonly jobs: JobFile;
}

/** A reader that parses again only the job files whose text is new, and lets others run after each of them. */
export function createConfigReader(paths: ConfigPaths): ConfigReader {
  const kept = new Map<string, KeptFile>();
  return {
    async read() {
      const main = await readMain(paths.config);
      const plugins = await readPlugins(paths.plugins);
      const { files, problems } = await readJobFiles(paths.jobConfig, kept);
      kept.clear();
      for (const [path, file] of files) kept.set(path, file);
      const jobFiles = [...files.values()].map(({ jobs }) => jobs);
      return snapshot(assembleConfig(main, jobFiles), plugins, problems);
    },
  };
}

function snapshot(
  config: ReturnType<typeof assembleConfig>,
  plugins: Loaded<PluginsConfig>,
  problems: readonly Problem[],
): Loaded<ConfigSnapshot> {
  if (config.ok && plugins.ok && problems.length === 0) {
    const warnings = [...config.warnings, ...plugins.warnings];
    return { ok: true, value: { config: config.value, plugins: plugins.value }, warnings };
  }
  const all = [config, plugins].flatMap((part) => (part.ok ? [] : part.problems));
  return { ok: false, problems: [...problems, ...all] };
}

async function readMain(path: string): Promise<MainFile> {
  const source = await readSource(path);
  if (source.ok) return readMainFile(parseYaml(source.file));
  const empty = readMainFile(parseYaml({ path, text: '' }));
  return { ...empty, problems: [source.problem] };
}

async function readPlugins(path: string | undefined): Promise<Loaded<PluginsConfig>> {
  if (path === undefined) return { ok: true, value: noPlugins(), warnings: [] };
  const source = await readSource(path);
  return source.ok ? loadPlugins(source.file) : { ok: false, problems: [source.problem] };
}

async function readJobFiles(
  path: string | undefined,
  kept: ReadonlyMap<string, KeptFile>,
): Promise<{
  readonly files: ReadonlyMap<string, KeptFile>;
  readonly problems: readonly Problem[];
}> {
  const files = new Map<string, KeptFile>();
  if (path === undefined) return { files, problems: [] };
  const listed = await list(path);
  if (!listed.ok) return { files, problems: [listed.problem] };
  const problems: Problem[] = [...repeatedNames(listed.paths)];
  for (const file of listed.paths) {
    const source = await readSource(file);
    if (!source.ok) {
      problems.push(source.problem);
      continue;
    }
    const { text } = source.file;
    const before = kept.get(file);
    const isNew = before?.text !== text;
    files.set(file, isNew ? { text, jobs: readJobFile(parseYaml(source.file)) } : before);
    if (isNew) await setImmediate();
  }
  return { files, problems };
}

type Listed =
  | { readonly ok: true; readonly paths: readonly string[] }
  | { readonly ok: false; readonly problem: Problem };

async function list(path: string): Promise<Listed> {
  try {
    return { ok: true, paths: await listJobFiles(path) };
  } catch (error) {
    return {
      ok: false,
      problem: { file: path, says: `the job files cannot be listed: ${reason(error)}` },
    };
  }
}

/** Prow's updateconfig plugin makes one ConfigMap of all files, keyed by name. Prow: `ReadJobConfig`. */
function repeatedNames(paths: readonly string[]): readonly Problem[] {
  const seen = new Map<string, string>();
  return paths.flatMap((path) => {
    const name = basename(path);
    const first = seen.get(name);
    if (first === undefined) {
      seen.set(name, path);
      return [];
    }
    return [{ file: path, says: `${first} has the same name; job files need names of their own` }];
  });
}
