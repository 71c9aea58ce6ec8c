import { problemAt } from '../read/place.ts';
import { urlProblem } from '../url-problem.ts';
import type { Lint } from './rule.ts';

/** Prow: cmd/checkconfig/main.go `validateURLs`. */
export const validateUrls: Lint = {
  name: 'validate-urls',
  help: 'status_error_link is no URL: the statuses that lead there lead nowhere.',
  runs: 'by-default',
  find({ main }) {
    const section = main.sections.status_error_link;
    if (!section) return [];
    const problem = urlProblem(section.value);
    if (problem === undefined) return [];
    return [problemAt(section.place, `status_error_link is no URL: ${problem}`)];
  },
};
