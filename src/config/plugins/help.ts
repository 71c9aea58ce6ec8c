import { object } from '../read/object.ts';
import { described } from '../read/reader.ts';
import { filledText } from '../read/scalars.ts';
import { wholeSection } from './section.ts';

/** Prow: pkg/plugins/config.go `Help`. */
export const help = wholeSection(
  'The labels for newcomers: the plugin help.',
  object({
    help_guidelines_url: described(
      'The page that says when the labels help wanted and good first issue fit.',
      filledText,
    ),
    help_guidelines_summary: described('What that page asks for, in short.', filledText),
  }),
);
