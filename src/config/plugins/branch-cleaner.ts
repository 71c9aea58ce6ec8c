import { listOf, mapOf } from '../read/collections.ts';
import { object } from '../read/object.ts';
import { described } from '../read/reader.ts';
import { text } from '../read/scalars.ts';
import { wholeSection } from './section.ts';

/** Prow: pkg/plugins/config.go `BranchCleaner`. */
export const branchCleaner = wholeSection(
  'Which merged branches stay: the plugin branchcleaner.',
  object({
    preserved_branches: described(
      'By org or org/repo, the names and patterns of branches that stay after their merge.',
      mapOf(listOf(text)),
    ),
  }),
);
