import { object } from '../read/object.ts';
import { within } from '../read/place.ts';
import type { Read } from '../read/reader.ts';
import { described } from '../read/reader.ts';
import { filledText } from '../read/scalars.ts';
import { syntaxProblems } from '../syntax-problems.ts';
import type { Section } from './section.ts';

const read = described(
  'How people get to GitHub.',
  object({
    link_url: described('Start of links to GitHub; https://github.com.', filledText),
  }),
);

/** Prow: pkg/config/config.go `GitHubOptions`, `parseProwConfig`. */
export const github: Section<Read<typeof read>> = {
  read,
  problems({ value, place }) {
    return syntaxProblems(within(place, 'link_url'), 'URL', value.link_url);
  },
};
