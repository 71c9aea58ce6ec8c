import { listOf, mapOf } from '../read/collections.ts';
import { object } from '../read/object.ts';
import { described, titled } from '../read/reader.ts';
import { text } from '../read/scalars.ts';
import { repos } from './repos.ts';
import { wholeSection } from './section.ts';

const mergeWarning = titled(
  'MergeWarning',
  object({
    repos,
    channels: described('The channels that are told of a push by hand.', listOf(text)),
    exempt_users: described('People whose pushes are not told.', listOf(text)),
    exempt_branches: described(
      'By branch, people whose pushes to it are not told.',
      mapOf(listOf(text)),
    ),
  }),
);

/** Prow: pkg/plugins/config.go `Slack`. */
export const slack = wholeSection(
  'What Slack is told: the plugin slackevents.',
  object({
    mentionchannels: described('Channels that are told when their SIG is named.', listOf(text)),
    mergewarnings: listOf(mergeWarning),
  }),
);
