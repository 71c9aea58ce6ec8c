import { object } from '../read/object.ts';
import { within } from '../read/place.ts';
import type { Read } from '../read/reader.ts';
import { described } from '../read/reader.ts';
import { text, wholeNumber } from '../read/scalars.ts';
import { textDuration } from '../read/text-duration.ts';
import { syntaxProblems } from '../syntax-problems.ts';
import { gerritRepos } from './gerrit-repos.ts';
import type { Section } from './section.ts';

const read = described(
  'Work with Gerrit servers.',
  object({
    tick_interval: described('How often changes are asked for; 1m.', textDuration),
    ratelimit: described('How many changes one question to Gerrit asks for; 5.', wholeNumber),
    deck_url: described('Address of the web pages, for links in comments.', text),
    org_repos_config: described('The repositories that are looked after.', gerritRepos),
    allowed_presubmit_trigger_re: described(
      'Regular expression (RE2) of the comments that may start presubmits.',
      text,
    ),
  }),
);

/** Prow: pkg/config/config.go `Gerrit`, `Gerrit.DefaultAndValidate`, `validateComponentConfig`. */
export const gerrit: Section<Read<typeof read>> = {
  read,
  problems({ value, place }) {
    const { deck_url: url, allowed_presubmit_trigger_re: trigger } = value;
    const triggerAt = within(place, 'allowed_presubmit_trigger_re');
    return [
      ...syntaxProblems(within(place, 'deck_url'), 'URL', url),
      ...syntaxProblems(triggerAt, 'regular expression', trigger),
    ];
  },
};
