import * as z from 'zod';
import { PodutilsError } from '../podutils-error.ts';

/**
 * Where results go, as INITUPLOAD_OPTIONS holds it and SIDECAR_OPTIONS in `gcs_options`.
 * Prow: pkg/gcsupload/options.go `Options`.
 */
export const UploadOptions = z.object({
  items: z.array(z.string().min(1)).default([]),
  sub_dir: z.string().default(''),
  bucket: z.string().default(''),
  path_prefix: z.string().exactOptional(),
  path_strategy: z.enum(['legacy', 'single', 'explicit']).exactOptional(),
  default_org: z.string().exactOptional(),
  default_repo: z.string().exactOptional(),
  mediaTypes: z.record(z.string(), z.string()).default({}),
  local_output_dir: z.string().default(''),
  compress_file_types: z.array(z.string()).default([]),
  gcs_credentials_file: z.string().default(''),
  s3_credentials_file: z.string().default(''),
  dry_run: z.boolean().default(false),
});
export type UploadOptions = z.output<typeof UploadOptions>;

/** Throws BAD_OPTIONS when results would have no place to go. */
export function checkUploadOptions(options: UploadOptions, variable: string): void {
  const hasPlace = options.bucket !== '' || options.local_output_dir !== '' || options.dry_run;
  if (hasPlace) return;
  throw new PodutilsError(
    'BAD_OPTIONS',
    `${variable} cannot be used: it names no bucket, no local_output_dir and no dry_run`,
  );
}

/** The extensions to pack. A local directory is for people, who read its files without a server that unpacks them. */
export function compressFileTypes(options: UploadOptions): readonly string[] {
  return options.local_output_dir === '' ? options.compress_file_types : [];
}
