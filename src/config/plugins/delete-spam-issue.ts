import { listOf } from '../read/collections.ts';
import { object } from '../read/object.ts';
import { described } from '../read/reader.ts';
import { text } from '../read/scalars.ts';
import { wholeSection } from './section.ts';

/** Prow: pkg/plugins/config.go `DeleteSpamIssue`. */
export const deleteSpamIssue = wholeSection(
  'Who may delete issues: the plugin delete-spam-issue.',
  object({
    allowed_teams: described('Teams, by slug, whose members may delete issues.', listOf(text)),
    allowed_users: described('People who may delete issues.', listOf(text)),
  }),
);
