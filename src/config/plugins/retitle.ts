import { object } from '../read/object.ts';
import { described } from '../read/reader.ts';
import { flag } from '../read/scalars.ts';
import { wholeSection } from './section.ts';

/** Prow: pkg/plugins/config.go `Retitle`. */
export const retitle = wholeSection(
  'Other titles by comment: the plugin retitle.',
  object({
    allow_closed_issues: described('What is closed or merged may get another title.', flag),
  }),
);
