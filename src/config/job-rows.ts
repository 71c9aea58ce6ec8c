import type { Config, JobFields } from './config.ts';

/** A job as people compare it: where it belongs and what it resolved to. */
export interface JobRow {
  readonly kind: 'presubmit' | 'postsubmit' | 'periodic';
  /** `org/repo`; a periodic has none. */
  readonly repo?: string;
  readonly name: string;
  readonly job: JobFields;
}

/** All jobs of a configuration: presubmits, postsubmits, periodics, in the order of the files. */
export function jobRows({ presubmits, postsubmits, periodics }: Config): readonly JobRow[] {
  const ofRepositories = [...presubmits.values(), ...postsubmits.values()].flat();
  return [
    ...ofRepositories.map(({ kind, repo, name, fields }) => ({ kind, repo, name, job: fields })),
    ...periodics.map(({ kind, name, fields }) => ({ kind, name, job: fields })),
  ];
}
