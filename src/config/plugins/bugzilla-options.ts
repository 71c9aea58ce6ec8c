import { listOf } from '../read/collections.ts';
import { object } from '../read/object.ts';
import { described, titled } from '../read/reader.ts';
import { filledText, flag, text } from '../read/scalars.ts';

const bugState = titled('BugState', object({ status: filledText, resolution: filledText }));

/** When a bug of Bugzilla is valid for a branch, and what becomes of it. Prow: pkg/plugins/config.go `BugzillaBranchOptions`. */
export const bugzillaOptions = titled(
  'BugzillaOptions',
  object({
    exclude_defaults: described('Nothing is inherited from wider options.', flag),
    enable_backporting: described('Cherry-picks that name a bug get a bug of their own.', flag),
    validate_by_default: described('Pull requests that name no bug are told so.', flag),
    is_open: described('The bug must be open, or closed.', flag),
    target_release: described('The release that the bug is for.', text),
    statuses: described('Statuses that a valid bug may have.', listOf(text)),
    valid_states: described('States that a valid bug may have.', listOf(bugState)),
    dependent_bug_statuses: described(
      'Statuses that the bugs it depends on may have.',
      listOf(text),
    ),
    dependent_bug_states: described(
      'States that the bugs it depends on may have.',
      listOf(bugState),
    ),
    dependent_bug_target_releases: described(
      'Releases that the bugs it depends on may be for.',
      listOf(text),
    ),
    dependent_bug_target_release: described(
      'Deprecated: one of dependent_bug_target_releases.',
      text,
    ),
    status_after_validation: described('The status of the bug once it is found valid.', text),
    state_after_validation: described('The state of the bug once it is found valid.', bugState),
    add_external_link: described('The bug links the pull request once it is found valid.', flag),
    status_after_merge: described('The status of the bug once all is merged.', text),
    state_after_merge: described('The state of the bug once all is merged.', bugState),
    state_after_close: described('The state of the bug once all is closed unmerged.', bugState),
    allowed_groups: described(
      'Groups whose bugs may be named on pull requests; bugs of other groups stay unlinked.',
      listOf(text),
    ),
  }),
);
