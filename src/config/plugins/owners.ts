import { listOf, mapOf } from '../read/collections.ts';
import { object } from '../read/object.ts';
import { described, titled } from '../read/reader.ts';
import { filledText, text } from '../read/scalars.ts';
import { wholeSection } from './section.ts';

const filenames = titled(
  'OwnersFilenames',
  object({
    owners: described('The name that OWNERS has.', filledText),
    owners_aliases: described('The name that OWNERS_ALIASES has.', filledText),
  }),
);

/** Prow: pkg/plugins/config.go `Owners`. */
export const owners = wholeSection(
  'How OWNERS files are read.',
  object({
    mdyamlrepos: described(
      'Orgs and repositories whose Markdown files may begin with owners of their own.',
      listOf(text),
    ),
    skip_collaborators: described(
      'Orgs and repositories where OWNERS files alone say who may review and approve.',
      listOf(text),
    ),
    labels_denylist: described(
      'Labels that no OWNERS file may have; by default approved and lgtm.',
      listOf(text),
    ),
    filenames: described('By org or org/repo, other names of the files.', mapOf(filenames)),
  }),
);
