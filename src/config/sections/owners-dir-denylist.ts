import { listOf, mapOf } from '../read/collections.ts';
import { object } from '../read/object.ts';
import { described } from '../read/reader.ts';
import { flag, text } from '../read/scalars.ts';
import { plainSection } from './section.ts';

/** Prow: pkg/config/config.go `OwnersDirDenylist`. */
export const ownersDirDenylist = plainSection(
  described(
    'Folders in which OWNERS files do not count, as regular expressions (RE2).',
    object({
      default: described('For all repositories.', listOf(text)),
      repos: described('For an org or a repository (org/repo).', mapOf(listOf(text))),
      ignore_preconfigured_defaults: described(
        'OWNERS files in .git, _output and vendor count as well.',
        flag,
      ),
    }),
  ),
);
