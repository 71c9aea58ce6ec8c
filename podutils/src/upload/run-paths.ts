import {
  aliasPath,
  aliasTarget,
  latestBuildPaths,
  runPath,
} from '../../../src/prowjob/storage-path.ts';
import { joinPath } from '../../../src/prowjob/join-path.ts';
import type { JobSpec } from '../job-spec.ts';
import { PodutilsError } from '../podutils-error.ts';
import type { UploadOptions } from './upload-options.ts';

/** A small file that leads to the run: where it is and what it says. */
export interface Pointer {
  readonly path: string;
  readonly text: string;
  readonly metadata?: Readonly<Record<string, string>>;
}

/** Where the files of one run go in the store. */
export interface RunPaths {
  /** The run's directory; empty for a local directory, which is all the run's. */
  readonly directory: string;
  readonly pointers: readonly Pointer[];
}

/**
 * Prow: pkg/gcsupload/run.go `assembleTargets`. Throws BAD_OPTIONS when org or repo would lead out of their place: they
 * come from JOB_SPEC, and joined paths forget where they were.
 */
export function runPaths(spec: JobSpec, options: UploadOptions): RunPaths {
  const { org = '', repo = '' } = spec.refs ?? {};
  if (`${org}/${repo}`.split('/').includes('..')) {
    throw new PodutilsError('BAD_OPTIONS', 'JOB_SPEC cannot be used: refs name no repository');
  }
  if (options.local_output_dir !== '') return { directory: options.sub_dir, pointers: [] };
  const { buildid } = spec;
  const alias = aliasPath(spec, buildid);
  const target = aliasTarget(spec, buildid, options);
  const latest = latestBuildPaths(spec, options).map((path) => ({ path, text: buildid }));
  return {
    directory: joinPath(runPath(spec, buildid, options), options.sub_dir),
    pointers:
      alias === undefined
        ? latest
        : [{ path: alias, text: target, metadata: { 'x-goog-meta-link': target } }, ...latest],
  };
}
