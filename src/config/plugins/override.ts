import { listOf, mapOf } from '../read/collections.ts';
import { object } from '../read/object.ts';
import { described } from '../read/reader.ts';
import { flag, text } from '../read/scalars.ts';
import { wholeSection } from './section.ts';

/** Prow: pkg/plugins/config.go `Override`. */
export const override = wholeSection(
  'Who may pass a failed status: the plugin override.',
  object({
    allow_top_level_owners: described(
      'Approvers in the OWNERS file at the top of the repository may override.',
      flag,
    ),
    allowed_github_teams: described(
      'By org or org/repo, the teams, by slug, whose members may override.',
      mapOf(listOf(text)),
    ),
  }),
);
