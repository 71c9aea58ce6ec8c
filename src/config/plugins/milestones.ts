import { mapOf } from '../read/collections.ts';
import { object } from '../read/object.ts';
import { described, titled } from '../read/reader.ts';
import { filledText, text, wholeNumber } from '../read/scalars.ts';
import { wholeSection } from './section.ts';

/** By org/repo and branch, the milestone of what is merged. Prow: pkg/plugins/config.go `BranchToMilestone`. */
export const milestoneApplier = wholeSection(
  'By org/repo and branch, the milestone of what is merged: the plugin milestoneapplier.',
  mapOf(mapOf(text)),
);

/** By org/repo; an empty name is for all others. Prow: pkg/plugins/config.go `Milestone`. */
export const repoMilestone = wholeSection(
  'By org/repo, or empty for all others, who may set milestones: the plugins milestone and milestonestatus.',
  mapOf(
    titled(
      'MilestoneMaintainers',
      object({
        maintainers_id: described('Deprecated: use maintainers_team.', wholeNumber),
        maintainers_team: described('The team that may set milestones.', filledText),
        maintainers_friendly_name: described('How comments name the team.', filledText),
      }),
    ),
  ),
);
