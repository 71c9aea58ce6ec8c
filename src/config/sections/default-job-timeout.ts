import { described } from '../read/reader.ts';
import { textDuration } from '../read/text-duration.ts';
import { plainSection } from './section.ts';

/** Prow: pkg/config/config.go `ProwConfig.DefaultJobTimeout`. */
export const defaultJobTimeout = plainSection(
  described(
    'How long a decorated job may take where neither it nor a default decoration says so; else two hours.',
    textDuration,
  ),
);
