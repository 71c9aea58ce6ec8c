import { listOf } from '../read/collections.ts';
import { object } from '../read/object.ts';
import { problemAt, within } from '../read/place.ts';
import type { Read } from '../read/reader.ts';
import { described } from '../read/reader.ts';
import { text } from '../read/scalars.ts';
import type { Section } from './section.ts';

const read = described(
  'What is told on GitHub.',
  object({
    job_types_to_report: described(
      'Kinds of jobs that get a status: presubmit, postsubmit; both.',
      listOf(text),
    ),
    no_comment_repos: described(
      'Orgs and repositories (org/repo) without comments on failures; statuses stay.',
      listOf(text),
    ),
    summary_comment_repos: described(
      'Orgs and repositories (org/repo) with one comment on failures, when all jobs of a commit are done.',
      listOf(text),
    ),
  }),
);

const REPORTED = ['presubmit', 'postsubmit'];

/** Prow: pkg/config/config.go `GitHubReporter`, `parseProwConfig`. */
export const githubReporter: Section<Read<typeof read>> = {
  read,
  problems({ value, place }) {
    return (value.job_types_to_report ?? []).flatMap((type, index) => {
      if (REPORTED.includes(type)) return [];
      const says = `github_reporter.job_types_to_report has ${type || 'an empty entry'}; only presubmit and postsubmit can be reported`;
      return [problemAt(within(place, 'job_types_to_report', index), says)];
    });
  },
};
