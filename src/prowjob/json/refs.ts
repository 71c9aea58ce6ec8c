import { z } from 'zod';

const text = z.string().exactOptional();
const flag = z.boolean().exactOptional();

const Pull = z.looseObject({
  number: z.int(),
  author: z.string().default(''),
  sha: z.string().default(''),
  title: text,
  ref: text,
  head_ref: text,
  link: text,
  commit_link: text,
  author_link: text,
});

/** The JSON of Prow's `Refs`. */
export const Refs = z.looseObject({
  org: z.string().default(''),
  repo: z.string().default(''),
  repo_link: text,
  base_ref: text,
  base_sha: text,
  base_link: text,
  pulls: z.array(Pull).exactOptional(),
  path_alias: text,
  workdir: flag,
  auxiliary: flag,
  clone_uri: text,
  skip_submodules: flag,
  clone_depth: z.int().exactOptional(),
  skip_fetch_head: flag,
  blobless_fetch: flag,
  sparse_checkout_files: z.array(z.string()).exactOptional(),
});
