import { object } from '../read/object.ts';
import { described, titled } from '../read/reader.ts';
import { filledText, flag } from '../read/scalars.ts';
import { repos } from './repos.ts';
import { listSection } from './section.ts';

/** Prow: pkg/plugins/config.go `Lgtm`. */
export const lgtm = listSection(
  'The label lgtm and when it goes: the plugin lgtm.',
  titled(
    'Lgtm',
    object({
      repos,
      review_acts_as_lgtm: described(
        'A review on GitHub that approves or asks for changes adds or removes the label.',
        flag,
      ),
      store_tree_hash: described(
        'A comment keeps the tree that got the label, so that squashing commits does not cost it.',
        flag,
      ),
      trusted_team_for_sticky_lgtm: described(
        'The team whose members keep the label when they push; whoever takes over one of their accounts can merge anything.',
        filledText,
      ),
    }),
  ),
);
