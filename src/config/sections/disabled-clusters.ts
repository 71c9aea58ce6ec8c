import { listOf } from '../read/collections.ts';
import { described } from '../read/reader.ts';
import { text } from '../read/scalars.ts';
import { plainSection } from './section.ts';

/** Prow: pkg/config/config.go `ProwConfig.DisabledClusters`. */
export const disabledClusters = plainSection(
  described(
    'Build clusters that are not in use, although there is a login for them.',
    listOf(text),
  ),
);
