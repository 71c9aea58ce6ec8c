import * as z from 'zod';

const Pull = z.looseObject({
  number: z.int().positive(),
  author: z.string().default(''),
  sha: z.string().default(''),
  ref: z.string().exactOptional(),
});

/**
 * Refs as CLONEREFS_OPTIONS and JOB_SPEC carry them. Fields that are not looked at pass through, because clone.json
 * repeats the refs. Prow: pkg/apis/prowjobs/v1/types.go `Refs`.
 */
export const RefsOptions = z.looseObject({
  org: z.string(),
  repo: z.string(),
  repo_link: z.string().exactOptional(),
  base_ref: z.string().exactOptional(),
  base_sha: z.string().exactOptional(),
  pulls: z.array(Pull).exactOptional(),
  path_alias: z.string().exactOptional(),
  auxiliary: z.boolean().exactOptional(),
  clone_uri: z.string().exactOptional(),
  skip_submodules: z.boolean().exactOptional(),
  clone_depth: z.int().nonnegative().exactOptional(),
  skip_fetch_head: z.boolean().exactOptional(),
  blobless_fetch: z.boolean().exactOptional(),
  sparse_checkout_files: z.array(z.string()).exactOptional(),
});
