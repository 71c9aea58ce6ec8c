import { isAbsolute } from 'node:path';
import * as z from 'zod';
import { readOptions } from '../read-options.ts';
import { checkUploadOptions, UploadOptions } from '../upload/upload-options.ts';

const AbsolutePath = z.string().refine(isAbsolute, 'must be an absolute path');

/** A wrapped test as far as the sidecar follows it. Prow: pkg/pod-utils/wrapper/options.go `Options`. */
const Entry = z.object({
  container_name: z.string().default(''),
  process_log: AbsolutePath,
  marker_file: AbsolutePath,
  metadata_file: z.string().default(''),
});

const Censoring = z.object({
  secret_directories: z.array(z.string()).default([]),
  include_directories: z.array(z.string()).default([]),
  exclude_directories: z.array(z.string()).default([]),
  ini_filenames: z.array(z.string()).default([]),
  minimum_secret_length: z.int().nonnegative().default(0),
});

const Options = z.object({
  gcs_options: UploadOptions,
  entries: z.array(Entry).min(1, 'must name the container to wait for'),
  entry_error: z.boolean().default(false),
  ignore_interrupts: z.boolean().default(false),
  censoring_options: Censoring.prefault({}),
  /** The place of `censoring_options.secret_directories` in older versions: passing it over would show secrets. */
  secret_directories: z.array(z.string()).default([]),
});

/**
 * What SIDECAR_OPTIONS carries. Prow: pkg/sidecar/options.go `Options`. Its censoring_concurrency and
 * censoring_buffer_size do not matter here: files are censored while they are uploaded, not before.
 */
export type SidecarOptions = Omit<z.output<typeof Options>, 'secret_directories'>;

/** One wrapped test. */
export type SidecarEntry = SidecarOptions['entries'][number];

/** What is to be censored, and where. */
export type CensoringOptions = SidecarOptions['censoring_options'];

/** Reads SIDECAR_OPTIONS. Throws BAD_OPTIONS. */
export function readSidecarOptions(text: string | undefined): SidecarOptions {
  const { secret_directories, ...options } = readOptions('SIDECAR_OPTIONS', text, Options);
  checkUploadOptions(options.gcs_options, 'SIDECAR_OPTIONS');
  const censoring = options.censoring_options;
  const all = [...censoring.secret_directories, ...secret_directories];
  return { ...options, censoring_options: { ...censoring, secret_directories: all } };
}
