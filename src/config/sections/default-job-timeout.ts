import { described } from '../read/reader.ts';
import { textDuration } from '../read/text-duration.ts';
import { plainSection } from './section.ts';

/** Prow: pkg/config/config.go `ProwConfig.DefaultJobTimeout`. */
export const defaultJobTimeout = plainSection(
  described('How long a job may take that says nothing about it; 24h.', textDuration),
);
