import { duration } from './scalars.ts';
import type { Reader } from './reader.ts';
import { reader, refuse } from './reader.ts';

/**
 * A duration as most of config.yaml has it: like `duration`, but without numbers, which do not say their unit.
 * Kubernetes: apimachinery pkg/apis/meta/v1/duration.go `UnmarshalJSON`.
 */
export const textDuration: Reader<string> = reader(
  { type: ['string', 'null'] },
  (value, place, notes) => {
    if (typeof value !== 'number') return duration(value, place, notes);
    refuse(value, place, notes, 'a duration with its unit, such as "2h30m"');
    return undefined;
  },
);
