import { parseTemplate, renderEmpty } from '../../prowjob/go-template.ts';
import type { Problem } from '../problem.ts';
import type { Placed } from '../read/collections.ts';
import { listOf, mapOf, placed } from '../read/collections.ts';
import { object } from '../read/object.ts';
import { problemAt, within } from '../read/place.ts';
import type { Read } from '../read/reader.ts';
import { described, titled } from '../read/reader.ts';
import { oneOf } from '../read/scalars.ts';
import { SLACK_FIELDS } from '../schema/reporter.ts';
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
  const wrong = templateProblem(value.report_template ?? '');
  return [
    ...(value.channel
      ? []
      : [problemAt(place, `slack_reporter_configs of ${repo} needs a channel`)]),
    ...(wrong === undefined
      ? []
      : [problemAt(within(place, 'report_template'), `report_template of ${repo} ${wrong}`)]),
  ];
}

/** A template must also do for a ProwJob that says nothing, such as a periodic without refs. */
function templateProblem(source: string): string | undefined {
  const parsed = parseTemplate(source);
  const rendered = parsed.ok ? renderEmpty(parsed.template) : parsed;
  if (rendered.ok) return undefined;
  const what = parsed.ok ? 'does not fit a job without refs' : 'is no Go template';
  return `${what}: ${rendered.says.replace(/^template: /, '')}`;
}
