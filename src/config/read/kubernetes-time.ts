import type { Reader } from './reader.ts';
import { reader } from './reader.ts';
import { timestamp } from './timestamp.ts';

/**
 * A point in time as Kubernetes writes it: in UTC, in whole seconds.
 * Kubernetes: apimachinery pkg/apis/meta/v1/time.go `Time.MarshalJSON`.
 */
export const kubernetesTime: Reader<string> = reader(timestamp.shape, (value, place, notes) => {
  const written = timestamp(value, place, notes);
  return written && new Date(written).toISOString().replace(/\.\d+Z$/, 'Z');
});
