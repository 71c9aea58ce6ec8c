import { listOf } from '../read/collections.ts';
import { object } from '../read/object.ts';
import { described } from '../read/reader.ts';
import { text } from '../read/scalars.ts';
import { patternText } from '../pattern-text.ts';
import { wholeSection } from './section.ts';

/** Prow: pkg/plugins/config.go `Heart`. */
export const heart = wholeSection(
  'Whose comments get hearts: the plugin heart.',
  object({
    adorees: described('People whose comments get hearts.', listOf(text)),
    commentregexp: described('The comments that get them; without it none does.', patternText),
  }),
);
