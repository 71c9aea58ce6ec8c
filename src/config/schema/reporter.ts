import type { ReporterConfig } from '../../prowjob/spec.ts';
import { listOf } from '../read/collections.ts';
import { object } from '../read/object.ts';
import type { Reader } from '../read/reader.ts';
import { described } from '../read/reader.ts';
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

/** How something is told in Slack. Prow: pkg/apis/prowjobs/v1/types.go `SlackReporterConfig`. */
export const SLACK_FIELDS = {
  host: described('Workspace that is told, where there are several.', text),
  channel: described('Channel that is told.', text),
  job_states_to_report: described('States that are told.', listOf(oneOf(STATES))),
  report_template: described('Go template over the ProwJob for what is told.', text),
  report: described('Whether anything is told.', flag),
};

/** Where a job's end is told besides the code host. Prow: pkg/apis/prowjobs/v1/types.go `ReporterConfig`. */
export const reporterConfig: Reader<ReporterConfig> = object({
  slack: described('Instead of what slack_reporter_configs says.', object(SLACK_FIELDS)),
});
