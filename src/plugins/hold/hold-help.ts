import { HOLD } from '../../rules/pull-labels.ts';
import type { PluginHelp } from '../plugin.ts';

/** What the help page says. Prow: pkg/plugins/hold/hold.go `helpProvider`. */
export const HOLD_HELP: PluginHelp = {
  description:
    `Keeps a pull request from being merged, by the label ${HOLD}. Its jobs that wait for a slot stay waiting until the ` +
    'pull request is released; those that run go on.',
  commands: [
    {
      usage: '/[remove-][un]hold [cancel]',
      description: `Sets or removes the label ${HOLD}.`,
      whoCanUse: 'Anyone.',
      examples: [
        '/hold',
        '/hold until the release is out',
        '/hold cancel',
        '/unhold',
        '/remove-hold',
      ],
      isFeatured: false,
    },
  ],
  events: ['issue_comment', 'pull_request', 'pull_request_review', 'pull_request_review_comment'],
};
