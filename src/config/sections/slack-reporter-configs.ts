import { parseTemplate, renderEmpty } from '../../prowjob/go-template.ts';
import type { Problem } from '../problem.ts';
import type { Placed } from '../read/collections.ts';
import { listOf, mapOf, placed } from '../read/collections.ts';
import { object } from '../read/object.ts';
import { problemAt, within } from '../read/place.ts';
import type { Place } from '../read/place.ts';
import type { Read } from '../read/reader.ts';
import { described, titled } from '../read/reader.ts';
import { oneOf } from '../read/scalars.ts';
import { SLACK_FIELDS } from '../schema/reporter.ts';
import { templateProblem } from '../template-problems.ts';
import type { Section } from './section.ts';

const JOB_TYPES = ['presubmit', 'postsubmit', 'periodic', 'batch'] as const;

const slackReporter = titled(
  'SlackReporter',
  object({
    ...SLACK_FIELDS,
    job_types_to_report: described('Kinds of jobs that are told; none.', listOf(oneOf(JOB_TYPES))),
  }),
);

export type SlackReporter = Read<typeof slackReporter>;

const read = described(
  "What is told in Slack, by '*', org or org/repo.",
  mapOf(placed(slackReporter)),
);

/** Prow: pkg/config/config.go `SlackReporterConfigs`. */
export const slackReporterConfigs: Section<Read<typeof read>> = {
  read,
  problems: ({ value }) =>
    Object.entries(value).flatMap(([repo, one]) => reporterProblems(repo, one)),
};

/** Prow: pkg/config/config.go `SlackReporter.DefaultAndValidate`. */
function reporterProblems(
  repo: string,
  { value, place }: Placed<SlackReporter>,
): readonly Problem[] {
  const noChannel = `slack_reporter_configs of ${repo} needs a channel`;
  return [
    ...(value.channel ? [] : [problemAt(place, noChannel)]),
    ...reportProblems(repo, within(place, 'report_template'), value.report_template ?? ''),
  ];
}

/** A template must also do for a ProwJob that says nothing, such as a periodic without refs. */
function reportProblems(repo: string, place: Place, source: string): readonly Problem[] {
  const parsed = parseTemplate(source);
  const rendered = parsed.ok ? renderEmpty(parsed.template) : parsed;
  if (rendered.ok) return [];
  const mistake = parsed.ok ? 'does not fit a job without refs' : 'is no Go template';
  return [templateProblem(place, `report_template of ${repo}`, mistake, rendered)];
}
