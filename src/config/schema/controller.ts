import type { Problem } from '../problem.ts';
import type { Placed } from '../read/collections.ts';
import { mapOf } from '../read/collections.ts';
import type { ObjectOf } from '../read/object.ts';
import { problemAt, within } from '../read/place.ts';
import { described } from '../read/reader.ts';
import { filledText, text, wholeNumber } from '../read/scalars.ts';
import { templateProblems } from '../template-problems.ts';

/** What sections about running jobs have in common. Prow: pkg/config/config.go `Controller`. */
export const CONTROLLER = {
  job_url_template: described(
    "Go template over the ProwJob that makes the address of a job's page.",
    filledText,
  ),
  report_template: described(
    'Old form of report_templates that has the template of all repositories.',
    filledText,
  ),
  report_templates: described(
    "Go templates over the ProwJob for the end of comments on failures, by '*', org or org/repo.",
    mapOf(text),
  ),
  max_concurrency: described('How many jobs may run at once; 0 is no limit.', wholeNumber),
  max_goroutines: described('Read for the sake of Prow; it has no effect.', wholeNumber),
};

type Controller = ObjectOf<typeof CONTROLLER>;

/** Prow: pkg/config/config.go `ValidateController`, `defaultAndValidateReportTemplate`. */
export function controllerProblems({ value, place }: Placed<Controller>): readonly Problem[] {
  const { report_template: single, report_templates: templates = {} } = value;
  const problem = (field: string, says: string): Problem => problemAt(within(place, field), says);
  return [
    ...(single !== undefined && Object.keys(templates).length > 0
      ? [problem('report_template', TWO_FORMS)]
      : []),
    ...((value.max_concurrency ?? 0) < 0
      ? [problem('max_concurrency', 'max_concurrency must not be negative; 0 is no limit')]
      : []),
    ...((value.max_goroutines ?? 0) < 0
      ? [problem('max_goroutines', 'max_goroutines must not be negative')]
      : []),
    ...templateProblems(within(place, 'job_url_template'), value.job_url_template),
    ...templateProblems(within(place, 'report_template'), single),
    ...Object.entries(templates).flatMap(([repo, template]) => {
      const at = within(place, 'report_templates', repo);
      return templateProblems(at, template, `report_templates of ${repo}`);
    }),
  ];
}

const TWO_FORMS =
  "report_template and report_templates exclude each other; keep the key '*' of the latter";
