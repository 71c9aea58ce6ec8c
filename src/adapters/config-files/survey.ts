import { stat } from 'node:fs/promises';
import type { Problem } from '../../config/problem.ts';
import type { ConfigPaths, Shards } from './config-paths.ts';
import { listJobFiles } from './list-job-files.ts';
import { listShards } from './list-shards.ts';
import { reason } from './read-source.ts';

/** A file, and a text that differs when the file may differ. */
export interface SeenFile {
  readonly path: string;
  readonly stamp: string;
}

/** Which files make the configuration, and how they look from outside. */
export interface Survey {
  readonly config: SeenFile;
  readonly jobs: readonly SeenFile[];
  readonly plugins?: SeenFile;
  readonly configShards: readonly SeenFile[];
  readonly pluginShards: readonly SeenFile[];
  /** Directories that cannot be listed. */
  readonly problems: readonly Problem[];
}

interface SeenFiles {
  readonly files: readonly SeenFile[];
  readonly problems: readonly Problem[];
}

const NONE: SeenFiles = { files: [], problems: [] };

/**
 * Looks at the files without reading them, through symbolic links, so that the swap of a mounted ConfigMap shows. That
 * works on any file system, where a watch could miss a change.
 */
export async function survey(paths: ConfigPaths): Promise<Survey> {
  const { config, jobConfig, plugins } = paths;
  const jobs = jobConfig === undefined ? NONE : await seen(jobConfig, listJobFiles(jobConfig));
  const configShards = await seenShards(paths.configShards);
  const pluginShards = await seenShards(paths.pluginShards);
  return {
    config: await look(config),
    jobs: jobs.files,
    ...(plugins === undefined ? {} : { plugins: await look(plugins) }),
    configShards: configShards.files,
    pluginShards: pluginShards.files,
    problems: [jobs, configShards, pluginShards].flatMap(({ problems }) => problems),
  };
}

/** A text that is the same for two surveys that show no difference. */
export function fingerprint(files: Survey): string {
  const { config, jobs, plugins, configShards, pluginShards, problems } = files;
  const single = plugins ? [config, plugins] : [config];
  const groups = [single, jobs, configShards, pluginShards].map((group) =>
    group.map(({ path, stamp }) => `${path} ${stamp}`).join('\n'),
  );
  return [...groups, ...problems.map(({ file, says }) => `${file} ${says}`)].join('\n\n');
}

async function seenShards(shards: Shards | undefined): Promise<SeenFiles> {
  const { directories, suffix } = shards ?? { directories: [], suffix: '' };
  const parts = await Promise.all(
    directories.map((directory) => seen(directory, listShards(directory, suffix))),
  );
  return {
    files: parts.flatMap(({ files }) => files),
    problems: parts.flatMap(({ problems }) => problems),
  };
}

async function seen(path: string, listed: Promise<readonly string[]>): Promise<SeenFiles> {
  try {
    return { files: await Promise.all((await listed).map((file) => look(file))), problems: [] };
  } catch (error) {
    const says = `the files in it cannot be listed: ${reason(error)}`;
    return { files: [], problems: [{ file: path, says }] };
  }
}

async function look(path: string): Promise<SeenFile> {
  try {
    const { ino, size, mtimeMs, ctimeMs } = await stat(path);
    return { path, stamp: [ino, size, mtimeMs, ctimeMs].join(' ') };
  } catch (error) {
    // What is wrong is told when the file is read; here it only has to look like a change.
    return { path, stamp: reason(error) };
  }
}
