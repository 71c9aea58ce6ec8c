import { listOf, mapOf } from '../read/collections.ts';
import { object } from '../read/object.ts';
import type { Read } from '../read/reader.ts';
import { anything, text } from '../read/scalars.ts';
import { envVar, volume, volumeMount } from './pod-spec.ts';

/** Settings for every job that has all of the labels. Prow: pkg/config/jobs.go `Preset`. */
export const preset = object({
  labels: mapOf(text),
  env: listOf(envVar),
  volumes: listOf(volume),
  volumeMounts: listOf(volumeMount),
  tolerations: listOf(anything),
});
export type Preset = Read<typeof preset>;
