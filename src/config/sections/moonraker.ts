import { object } from '../read/object.ts';
import { described } from '../read/reader.ts';
import { textDuration } from '../read/text-duration.ts';
import { plainSection } from './section.ts';

/** Prow: pkg/config/moonraker.go `Moonraker`. */
export const moonraker = plainSection(
  described(
    'The service that reads configuration in repositories for others.',
    object({
      client_timeout: described('How long others wait for its answer; 10m.', textDuration),
    }),
  ),
);
