import { object } from '../read/object.ts';
import { described, titled } from '../read/reader.ts';
import { filledText, flag } from '../read/scalars.ts';
import { repeatedRepos, repos } from './repos.ts';
import { listSection } from './section.ts';

/** Prow: pkg/plugins/config.go `Welcome`. */
export const welcome = listSection(
  'What newcomers are told: the plugin welcome.',
  titled(
    'Welcome',
    object({
      repos,
      message_template: described('The message, a Go template.', filledText),
      always_post: described('Everybody is welcomed, not only newcomers.', flag),
    }),
  ),
  repeatedRepos('welcome'),
);
