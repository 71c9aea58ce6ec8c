import { object } from '../read/object.ts';
import { described, reader, refuse } from '../read/reader.ts';
import type { Reader } from '../read/reader.ts';
import { wholeSection } from './section.ts';

const number: Reader<number> = reader({ type: ['number', 'null'] }, (value, place, notes) => {
  if (typeof value === 'number') return value;
  refuse(value, place, notes, 'a number, without quotes');
  return undefined;
});

/** Prow: pkg/plugins/config.go `Golint`. */
export const golint = wholeSection(
  'The plugin golint.',
  object({
    minimum_confidence: described(
      'How sure golint has to be of what it reports, between 0 and 1; by default 0.8.',
      number,
    ),
  }),
);
