import { listOf } from '../read/collections.ts';
import { object } from '../read/object.ts';
import { described, titled } from '../read/reader.ts';
import { filledText, flag, text } from '../read/scalars.ts';
import { patternText } from '../pattern-text.ts';
import { listSection, wholeSection } from './section.ts';

const branchregexp = described(
  'The branches to which pull requests are cherry-picks; by default ^release-.*$.',
  patternText,
);

/** Prow: pkg/plugins/config.go `CherryPickApproved`. */
export const cherryPickApproved = listSection(
  'Who approves cherry-picks: the plugin cherry-pick-approved.',
  titled(
    'CherryPickApproved',
    object({
      org: described('The org that this is for.', filledText),
      repo: described('The repository of the org that this is for.', filledText),
      branchregexp,
      approvers: described('People who may approve a cherry-pick.', listOf(text)),
      allow_missing_approved_label: described('The label approved may be missing.', flag),
      allow_missing_lgtm_label: described('The label lgtm may be missing.', flag),
    }),
  ),
);

/** Prow: pkg/plugins/config.go `CherryPickUnapproved`. */
export const cherryPickUnapproved = wholeSection(
  'Cherry-picks that wait for approval: the plugin cherry-pick-unapproved.',
  object({
    branchregexp,
    comment: described('What the comment says that comes with the label.', filledText),
  }),
);
