import type { LoadedJobs } from './checks/all.ts';
import type { MainFile } from './schema/main-file.ts';
import type { PluginsFile } from './schema/plugins-file.ts';

/** Everything that was read, with its places: what the warnings of `prowflow checkconfig` look at. */
export interface ConfigMaterial {
  readonly main: MainFile;
  readonly jobs: LoadedJobs;
  /** Absent when no plugins.yaml was given. */
  readonly plugins?: PluginsFile;
}
