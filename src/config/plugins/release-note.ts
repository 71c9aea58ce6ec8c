import { object } from '../read/object.ts';
import { described } from '../read/reader.ts';
import { filledText } from '../read/scalars.ts';
import { wholeSection } from './section.ts';

/** Prow: pkg/plugins/config.go `ReleaseNote`. */
export const releaseNote = wholeSection(
  'Release notes of pull requests: the plugin release-note.',
  object({
    guidelines_url: described('The page that says what a release note is.', filledText),
  }),
);
