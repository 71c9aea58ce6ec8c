import { problemAt } from '../read/place.ts';
import { described, reader } from '../read/reader.ts';
import { filledText, oneOf } from '../read/scalars.ts';
import type { Section } from './section.ts';

const LEVELS = ['panic', 'fatal', 'error', 'warn', 'warning', 'info', 'debug', 'trace'] as const;
const KNOWN: readonly string[] = LEVELS;

/** Any mixture of cases is taken. Prow: pkg/config/config.go `parseProwConfig`; logrus: `ParseLevel`. */
export const logLevel: Section<string> = {
  read: described('How much is logged; info.', reader(oneOf(LEVELS).shape, filledText)),
  problems({ value, place }) {
    if (KNOWN.includes(value.toLowerCase())) return [];
    return [problemAt(place, `log_level must be one of ${LEVELS.join(', ')}, not "${value}"`)];
  },
};
