import { listOf } from '../read/collections.ts';
import { object } from '../read/object.ts';
import { described } from '../read/reader.ts';
import { text } from '../read/scalars.ts';
import { textDuration } from '../read/text-duration.ts';
import { plainSection } from './section.ts';

/** Prow: pkg/config/config.go `Sinker`. */
export const sinker = plainSection(
  described(
    'What is deleted when: finished runs and their Pods.',
    object({
      resync_period: described('How often it is looked for; 1h.', textDuration),
      max_prowjob_age: described('Age at which a finished run is deleted; 168h.', textDuration),
      max_pod_age: described(
        'Age at which the Pod of a finished run is deleted; 24h.',
        textDuration,
      ),
      terminated_pod_ttl: described(
        'How long a Pod stays after the end of its run; max_pod_age.',
        textDuration,
      ),
      exclude_clusters: described('Build clusters where nothing is deleted.', listOf(text)),
    }),
  ),
);
