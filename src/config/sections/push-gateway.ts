import { object } from '../read/object.ts';
import { described } from '../read/reader.ts';
import { filledText, flag } from '../read/scalars.ts';
import { textDuration } from '../read/text-duration.ts';
import { plainSection } from './section.ts';

/** Prow: pkg/config/config.go `PushGateway`. */
export const pushGateway = plainSection(
  described(
    'Where metrics go.',
    object({
      endpoint: described('Address of a Prometheus push gateway.', filledText),
      interval: described('How often metrics are pushed to it; 1m.', textDuration),
      serve_metrics: described('Metrics can be scraped as well.', flag),
    }),
  ),
);
