import { object } from '../read/object.ts';
import { described } from '../read/reader.ts';
import { patternText } from '../pattern-text.ts';
import { wholeSection } from './section.ts';

/** Prow: pkg/plugins/config.go `SigMention`. */
export const sigmention = wholeSection(
  'Labels for teams that a comment names: the plugin sigmention.',
  object({
    regexp: described(
      'Mentions of teams that become labels: its first group names the SIG, its second what they are asked for.',
      patternText,
    ),
  }),
);
