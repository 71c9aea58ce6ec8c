import * as z from 'zod';
import { readOptions } from './read-options.ts';
import { RefsOptions } from './refs-options.ts';

/** These become folders of the store, so each must be one name. */
const Name = z.string().regex(/^(?!\.{1,2}$)[\w.-]+$/, 'must be one name without a slash');

const JobSpecOptions = z.object({
  type: z.enum(['presubmit', 'postsubmit', 'periodic', 'batch']),
  job: Name,
  buildid: Name,
  prowjobid: z.string().default(''),
  refs: RefsOptions.exactOptional(),
  extra_refs: z.array(RefsOptions).exactOptional(),
});

/** What JOB_SPEC says of the run. Prow: pkg/pod-utils/downwardapi/jobspec.go `JobSpec`. */
export type JobSpec = z.output<typeof JobSpecOptions>;

/** Reads JOB_SPEC. Throws BAD_OPTIONS. */
export function readJobSpec(text: string | undefined): JobSpec {
  return readOptions('JOB_SPEC', text, JobSpecOptions);
}
