import { object } from '../read/object.ts';
import { described } from '../read/reader.ts';
import { textDuration } from '../read/text-duration.ts';
import { plainSection } from './section.ts';

/** Prow: pkg/config/config.go `Horologium`. */
export const horologium = plainSection(
  described(
    'When periodic jobs start.',
    object({
      tick_interval: described('How often it is looked which are due; 1m.', textDuration),
    }),
  ),
);
