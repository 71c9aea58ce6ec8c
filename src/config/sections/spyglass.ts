import { listOf, mapOf } from '../read/collections.ts';
import { object } from '../read/object.ts';
import type { Read } from '../read/reader.ts';
import { described, titled } from '../read/reader.ts';
import { anything, filledText, flag, text, wholeNumber } from '../read/scalars.ts';

const remote = object({
  endpoint: described('Address that renders the view.', text),
  static_root: described('Address of its scripts and styles.', text),
  title: described('Title of the view.', text),
  priority: described('Views are in the order of these numbers, the lowest first.', wholeNumber),
  hide_title: described('The title goes once the view is there.', flag),
});

const lens = titled(
  'Lens',
  object({
    lens: described(
      'A view of artifacts, such as buildlog, junit or metadata.',
      object({
        name: described('Its name.', text),
        config: described('Its settings; each view has its own.', anything),
      }),
    ),
    required_files: described(
      'Regular expressions (RE2) of files; without one for each of them the view is not shown.',
      listOf(text),
    ),
    optional_files: described(
      'Regular expressions (RE2) of files that the view gets when they are there.',
      listOf(text),
    ),
    remote_config: described('For a view that another server renders.', remote),
  }),
);

const prefixes = mapOf(text);

/** The page of a run. Prow: pkg/config/config.go `Spyglass`. */
export const spyglass = object({
  lenses: described('Views of artifacts, in the order of the page.', listOf(lens)),
  viewers: described(
    'Old form of lenses: by regular expression of a required file, names of views.',
    mapOf(listOf(text)),
  ),
  size_limit: described(
    'Bytes of the largest artifact that is read whole; 100000000.',
    wholeNumber,
  ),
  gcs_browser_prefix: described(
    'Start of links to a web page that browses the bucket; without it there is no link.',
    filledText,
  ),
  gcs_browser_prefixes: described("The same by '*', org or org/repo; comes first.", prefixes),
  gcs_browser_prefixes_by_bucket: described("The same by '*' or bucket.", prefixes),
  announcement: described('Go HTML template of a note on top of the page.', filledText),
  testgrid_config: described(
    'Where the configuration of TestGrid is, for links to it.',
    filledText,
  ),
  testgrid_root: described('Address of TestGrid, for links to it.', filledText),
  hide_pr_history_link: described('No link to the history of the pull request.', flag),
  pr_history_link_template: described('Go template of that link.', filledText),
  bucket_aliases: described(
    'Names of buckets in addresses, with the buckets they mean.',
    mapOf(text),
  ),
});
export type Spyglass = Read<typeof spyglass>;
