import type { ReporterConfig } from '../../prowjob/spec.ts';
import { listOf } from '../read/collections.ts';
import { object } from '../read/object.ts';
import type { Reader } from '../read/reader.ts';
import { flag, oneOf, text } from '../read/scalars.ts';

const STATES = [
  'scheduling',
  'triggered',
  'pending',
  'success',
  'failure',
  'aborted',
  'error',
] as const;

/** Where a job's end is told besides the code host. Prow: pkg/apis/prowjobs/v1/types.go `SlackReporterConfig`. */
export const reporterConfig: Reader<ReporterConfig> = object({
  slack: object({
    host: text,
    channel: text,
    job_states_to_report: listOf(oneOf(STATES)),
    report_template: text,
    report: flag,
  }),
});
