import { listOf, mapOf } from '../read/collections.ts';
import { object } from '../read/object.ts';
import type { Read } from '../read/reader.ts';
import { described, titled } from '../read/reader.ts';
import { text } from '../read/scalars.ts';
import { envVar, toleration, volume, volumeMount } from './pod-spec.ts';

/** Settings for every job that has all of the labels. Prow: pkg/config/jobs.go `Preset`. */
export const preset = titled(
  'Preset',
  object({
    labels: described(
      'A job has the preset when it has all of these; none is every job.',
      mapOf(text),
    ),
    env: described('Added to every container.', listOf(envVar)),
    volumes: described('Added to the Pod.', listOf(volume)),
    volumeMounts: described('Added to every container.', listOf(volumeMount)),
    tolerations: described('Added to the Pod.', listOf(toleration)),
  }),
);
export type Preset = Read<typeof preset>;
