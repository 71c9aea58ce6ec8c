import { listOf } from '../read/collections.ts';
import { object } from '../read/object.ts';
import { described } from '../read/reader.ts';
import { text } from '../read/scalars.ts';
import { wholeSection } from './section.ts';

/** Prow: pkg/plugins/config.go `Jira`. */
export const jira = wholeSection(
  'Links to issues of Jira: the plugin jira.',
  object({
    disabled_jira_projects: described(
      'Projects whose issues are not linked; the case does not matter.',
      listOf(text),
    ),
  }),
);
