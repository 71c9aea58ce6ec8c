import { problemAt, within } from '../read/place.ts';
import type { Lint } from './rule.ts';
import { tideQueries } from './tide-repos.ts';

const LABEL = 'needs-ok-to-test';

/** Prow: cmd/checkconfig/main.go `validateNeedsOkToTestLabel`. */
export const needsOkToTest: Lint = {
  name: 'needs-ok-to-test',
  help: 'A query of tide requires lgtm and forbids needs-ok-to-test: lgtm is trust enough, so a reviewed pull request waits for a second word.',
  runs: 'by-default',
  find: ({ main }) =>
    tideQueries(main).flatMap(({ value: { labels = [], missingLabels = [] }, place }) => {
      const index = missingLabels.indexOf(LABEL);
      if (index < 0 || !labels.includes('lgtm')) return [];
      const says = `the query requires lgtm, which is trust enough; do not forbid ${LABEL} as well`;
      return [problemAt(within(place, 'missingLabels', index), says)];
    }),
};
