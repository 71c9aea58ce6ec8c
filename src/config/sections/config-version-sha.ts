import { described } from '../read/reader.ts';
import { filledText } from '../read/scalars.ts';
import { plainSection } from './section.ts';

/** Prow: pkg/config/config.go `ProwConfig.ConfigVersionSHA`. */
export const configVersionSha = plainSection(
  described('Commit that this configuration was made from.', filledText),
);
