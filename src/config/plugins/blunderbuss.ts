import type { Problem } from '../problem.ts';
import { listOf } from '../read/collections.ts';
import type { Placed } from '../read/collections.ts';
import { object } from '../read/object.ts';
import { inside, problemAt } from '../read/place.ts';
import { described, titled } from '../read/reader.ts';
import type { Read } from '../read/reader.ts';
import { filledText, flag, text, wholeNumber } from '../read/scalars.ts';
import { patternText } from '../pattern-text.ts';
import { wholeSection } from './section.ts';

const statusToWaitFor = titled(
  'StatusToWaitFor',
  object({
    context: described('The context of the status; by default tide.', filledText),
    description: described('A pattern that its description matches.', patternText),
    state: described('Its state; by default pending.', filledText),
  }),
);

const reviewRequests = titled(
  'ReviewRequests',
  object({
    request_count: described('How many reviews to ask for; by default 2.', wholeNumber),
    max_request_count: described('At most so many; 0 is no limit.', wholeNumber),
    exclude_approvers: described('Approvers never stand in for reviewers.', flag),
    use_status_availability: described('People whose status says busy are passed over.', flag),
    ignore_drafts: described('Drafts get no reviewers.', flag),
    ignore_authors: described('Their pull requests get no reviewers.', listOf(text)),
    wait_for_status: described('Ask only once a status says this.', statusToWaitFor),
  }),
);

/** Prow: pkg/plugins/config.go `Blunderbuss`. */
export const blunderbuss = wholeSection(
  'Who is asked for reviews: the plugin blunderbuss.',
  reviewRequests,
  requestCountProblems,
);

/** As blunderbuss, for the plugin that goes by who wrote the lines. Prow: pkg/plugins/rifle/rifle.go. */
export const rifle = wholeSection(
  'Who is asked for reviews, by who wrote the lines: the plugin rifle.',
  reviewRequests,
  requestCountProblems,
);

/** Prow: pkg/plugins/config.go `validateBlunderbuss`. */
function requestCountProblems({
  value,
  place,
}: Placed<Read<typeof reviewRequests>>): readonly Problem[] {
  const { request_count: count = 2 } = value;
  if (count >= 1) return [];
  const says = `request_count must be at least 1, not ${count}; leave it out for the default, 2`;
  return [problemAt(inside(place, 'request_count'), says)];
}
