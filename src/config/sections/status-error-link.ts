import { described } from '../read/reader.ts';
import { filledText } from '../read/scalars.ts';
import { plainSection } from './section.ts';

/** Prow: pkg/config/config.go `ProwConfig.StatusErrorLink`. */
export const statusErrorLink = plainSection(
  described('Where the status of a Jenkins job leads that cannot be found.', filledText),
);
