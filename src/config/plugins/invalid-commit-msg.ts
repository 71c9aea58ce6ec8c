import type { Problem } from '../problem.ts';
import { listOf } from '../read/collections.ts';
import type { Placed } from '../read/collections.ts';
import { object } from '../read/object.ts';
import { problemAt, within } from '../read/place.ts';
import { described, titled } from '../read/reader.ts';
import type { Read } from '../read/reader.ts';
import { filledText, flag } from '../read/scalars.ts';
import { repeatedRepos, repos } from './repos.ts';
import { listSection } from './section.ts';

const CHECKS = ['fixupPrefix', 'issueClosingKeywords'];

const check = titled(
  'CommitMessageCheck',
  object({
    name: described(`The check: ${CHECKS.join(' or ')}.`, filledText),
    disabled: described('It does not run.', flag),
  }),
);

const entry = titled('InvalidCommitMsg', object({ repos, checks: listOf(check) }));
type Entry = Read<typeof entry>;

/** Prow: pkg/plugins/config.go `InvalidCommitMsg`. */
export const invalidCommitMsg = listSection(
  'What commit messages must not have: the plugin invalidcommitmsg.',
  entry,
  (entries) => [
    ...entries.flatMap(repoProblems),
    ...entries.flatMap(checkProblems),
    ...repeatedRepos('invalid_commit_msg')(entries),
  ],
);

/** Prow: pkg/plugins/config.go `validateInvalidCommitMsg`. */
function repoProblems({ value, place }: Placed<Entry>): readonly Problem[] {
  return (value.repos ?? []).flatMap((repo, index) =>
    repo.trim() === ''
      ? [problemAt(within(place, 'repos', index), 'repos needs an org or org/repo here')]
      : [],
  );
}

function checkProblems({ value, place }: Placed<Entry>): readonly Problem[] {
  return (value.checks ?? []).flatMap(({ name = '' }, index) => {
    if (CHECKS.includes(name)) return [];
    const at = within(place, 'checks', index, 'name');
    return [problemAt(at, `there is no check "${name}"; name one of ${CHECKS.join(', ')}`)];
  });
}
