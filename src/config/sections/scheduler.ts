import { mapOf } from '../read/collections.ts';
import { object } from '../read/object.ts';
import { described } from '../read/reader.ts';
import { filledText, flag, text } from '../read/scalars.ts';
import { textDuration } from '../read/text-duration.ts';
import { plainSection } from './section.ts';

const external = object({
  url: described('Address that is asked for the cluster of a job.', filledText),
  cache: described(
    'How long its answers are kept.',
    object({
      entry_timeout_interval: described('Age at which an answer is asked for anew.', textDuration),
      cleanup_interval: described('How often old answers are dropped.', textDuration),
    }),
  ),
});

/** Prow: pkg/config/scheduler.go `Scheduler`. */
export const scheduler = plainSection(
  described(
    'Chooses the build cluster of a run before it starts.',
    object({
      enabled: described('Runs wait to be given a cluster.', flag),
      failover: described(
        'Another cluster in place of one.',
        object({ mappings: described('By cluster, the one that takes its jobs.', mapOf(text)) }),
      ),
      external: described('Somebody else chooses.', external),
    }),
  ),
);
