import { listOf } from '../read/collections.ts';
import { object } from '../read/object.ts';
import { described, titled } from '../read/reader.ts';
import { filledText } from '../read/scalars.ts';
import { TOLD_LATER } from '../told-later.ts';
import { listedPattern, patternText } from '../pattern-text.ts';
import { repos } from './repos.ts';
import { listSection } from './section.ts';

const pathPattern = listedPattern(TOLD_LATER.blockadePattern);

/** Prow: pkg/plugins/config.go `Blockade`. */
export const blockades = listSection(
  'Paths that pull requests must not change: the plugin blockade.',
  titled(
    'Blockade',
    object({
      repos,
      branchregexp: described('The branches that are protected; by default all.', patternText),
      blockregexps: described('Paths that must not change.', listOf(pathPattern)),
      exceptionregexps: described('Paths that may change all the same.', listOf(pathPattern)),
      explanation: described('Why, for the comment on the pull request.', filledText),
    }),
  ),
);
