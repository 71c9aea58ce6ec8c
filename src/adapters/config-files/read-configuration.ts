import { basename } from 'node:path';
import { assembleInSteps } from '../../config/assemble-config.ts';
import type { Assembly } from '../../config/assemble-config.ts';
import type { PluginsConfig } from '../../config/config.ts';
import { assemblePlugins, noPlugins } from '../../config/load-plugins.ts';
import type { ConfigMaterial } from '../../config/material.ts';
import type { Loaded, Problem } from '../../config/problem.ts';
import { futureTokenProblems } from '../../config/sections/managed-webhooks.ts';
import type { ConfigSnapshot } from '../../ports/config-source.ts';
import type { ConfigPaths } from './config-paths.ts';
import { HURRIED, patient } from './pace.ts';
import { readParts } from './read-parts.ts';
import type { ConfigParts } from './read-parts.ts';
import { survey } from './survey.ts';
import type { SeenFile, Survey } from './survey.ts';

/** A configuration as its files say it, or everything that is wrong with it. */
export interface Reading {
  readonly loaded: Loaded<ConfigSnapshot>;
  /** What was read, with its places, whatever is wrong with it. */
  readonly material: ConfigMaterial;
  readonly warnings: readonly Problem[];
  /** How many files there are. */
  readonly files: number;
  /** For the next reading. */
  readonly parts: ConfigParts;
  readonly assembly: Assembly;
}

/**
 * Reads the whole configuration. With what was read `before` only what has changed since is gone through, with pauses in
 * which other work of the process goes on; the result is the same. Never throws for what is in the files or in the file
 * system: that is a problem.
 */
export async function readConfiguration(
  paths: ConfigPaths,
  before?: Reading,
  seen?: Survey,
): Promise<Reading> {
  const files = seen ?? (await survey(paths));
  const pace = before ? patient() : HURRIED;
  const parts = await readParts(files, pace, before?.parts);
  const assembly = await pace.complete(assembleInSteps(parts, before?.assembly));
  const { main, plugins } = parts;
  const ofFiles = [
    ...files.problems,
    ...repeatedNames(files.jobs),
    ...futureTokenProblems(main.sections.managed_webhooks, new Date()),
  ];
  const warnings = [...assembly.warnings, ...(plugins?.warnings ?? [])];
  return {
    loaded: snapshot(ofFiles, assembly.config, pluginsOf(parts), warnings),
    material: { main, jobs: assembly.jobs, ...(plugins && { plugins }) },
    warnings,
    files: filesIn(files),
    parts,
    assembly,
  };
}

function pluginsOf({ plugins }: ConfigParts): Loaded<PluginsConfig> {
  return plugins ? assemblePlugins(plugins) : { ok: true, value: noPlugins(), warnings: [] };
}

function snapshot(
  ofFiles: readonly Problem[],
  config: Assembly['config'],
  plugins: Loaded<PluginsConfig>,
  warnings: readonly Problem[],
): Loaded<ConfigSnapshot> {
  if (config.ok && plugins.ok && ofFiles.length === 0) {
    return { ok: true, value: { config: config.value, plugins: plugins.value }, warnings };
  }
  const problems = [config, plugins].flatMap((part) => (part.ok ? [] : part.problems));
  return { ok: false, problems: [...ofFiles, ...problems] };
}

/** Prow's updateconfig plugin makes one ConfigMap of all files, keyed by name. Prow: `ReadJobConfig`. */
function repeatedNames(files: readonly SeenFile[]): readonly Problem[] {
  const seen = new Map<string, string>();
  return files.flatMap(({ path }) => {
    const name = basename(path);
    const first = seen.get(name);
    if (first === undefined) {
      seen.set(name, path);
      return [];
    }
    return [{ file: path, says: `${first} has the same name; job files need names of their own` }];
  });
}

function filesIn({ jobs, plugins, configShards, pluginShards }: Survey): number {
  return 1 + jobs.length + (plugins ? 1 : 0) + configShards.length + pluginShards.length;
}
