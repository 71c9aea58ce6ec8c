import { listOf, mapOf } from '../read/collections.ts';
import { object } from '../read/object.ts';
import { described, reader } from '../read/reader.ts';
import type { Reader } from '../read/reader.ts';
import { flag, text } from '../read/scalars.ts';
import { plainSection } from './section.ts';

/** Go keeps a pointer: an empty value says neither yes nor no. */
const optionalFlag: Reader<boolean> = reader(flag.shape, (value, place, notes) =>
  value === null ? undefined : flag(value, place, notes),
);

/** `in_repo_config`. Prow: pkg/config/config.go `InRepoConfig`. */
export const inRepoConfig = plainSection(
  object({
    enabled: described(
      'Whether repositories may define jobs themselves, in .prow.yaml or .prow/: by "*", org or org/repo; the narrowest counts.',
      mapOf(optionalFlag),
    ),
    allowed_clusters: described(
      'Build clusters that such jobs may run on, by "*", org or org/repo; all that match count together. "default" without "*".',
      mapOf(listOf(text)),
    ),
  }),
);
