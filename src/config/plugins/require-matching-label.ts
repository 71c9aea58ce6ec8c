import { parseGoDuration } from '../../prowjob/go-duration.ts';
import { compilePattern, patternProblem } from '../pattern.ts';
import type { Problem } from '../problem.ts';
import type { Placed } from '../read/collections.ts';
import { object } from '../read/object.ts';
import { inside, problemAt } from '../read/place.ts';
import { described, titled } from '../read/reader.ts';
import type { Read } from '../read/reader.ts';
import { filledText, flag } from '../read/scalars.ts';
import { patternText } from '../pattern-text.ts';
import { listSection } from './section.ts';

const entry = titled(
  'RequiredLabel',
  object({
    org: described('The org that this is for.', filledText),
    repo: described('Only this repository of the org.', filledText),
    branch: described('Only pull requests to this branch; needs prs.', filledText),
    prs: described('It is for pull requests.', flag),
    issues: described('It is for issues.', flag),
    regexp: described('A label that matches is required.', patternText),
    missing_label: described('The label of what has none that matches.', filledText),
    missing_comment: described('What the comment says that comes with the label.', filledText),
    grace_period: described('How long to wait for the label; by default 5s.', filledText),
  }),
);
type Entry = Read<typeof entry>;

/** Prow: pkg/plugins/config.go `RequireMatchingLabel`. */
export const requireMatchingLabel = listSection(
  'Labels that issues and pull requests must have: the plugin require-matching-label.',
  entry,
  (entries) => entries.flatMap(problems),
);

interface Fault {
  readonly field: keyof Entry;
  readonly says: string;
}

function problems({ value, place }: Placed<Entry>): readonly Problem[] {
  return [...absentFields(value), ...wrongFields(value)].map(({ field, says }) =>
    problemAt(inside(place, field), says),
  );
}

/** Prow: pkg/plugins/config.go `RequireMatchingLabel.validate`. */
function absentFields(value: Entry): readonly Fault[] {
  const needed = ['org', 'regexp', 'missing_label'] as const;
  const absent = needed
    .filter((field) => value[field] === undefined)
    .map((field) => ({ field, says: `require_matching_label needs ${field}` }));
  if (value.prs || value.issues) return absent;
  return [...absent, { field: 'prs', says: 'prs or issues must be true' }];
}

/** Prow: pkg/plugins/config.go `RequireMatchingLabel.validate`, `compileRegexpsAndDurations`. */
function wrongFields(value: Entry): readonly Fault[] {
  const { repo = '', branch, regexp = '', missing_label: missing, grace_period: grace } = value;
  const faults: Fault[] = [];
  if (repo.includes('/')) {
    faults.push({ field: 'repo', says: 'repo must not contain /; the org belongs in org' });
  }
  if (branch !== undefined && value.prs !== true) {
    faults.push({ field: 'branch', says: 'branch needs prs: true' });
  }
  if (missing !== undefined && regexp !== '' && matches(regexp, missing)) {
    const says = `regexp matches missing_label, ${missing}: the label would end its own need`;
    faults.push({ field: 'missing_label', says });
  }
  if (grace !== undefined && parseGoDuration(grace) === undefined) {
    const says = `grace_period must be a duration such as "5s", not ${JSON.stringify(grace)}`;
    faults.push({ field: 'grace_period', says });
  }
  return faults;
}

function matches(regexp: string, label: string): boolean {
  return patternProblem(regexp) === undefined && compilePattern(regexp).test(label);
}
