import type { PluginHelp } from '../plugin.ts';
import { GOOD_FIRST_ISSUE, HELP_WANTED } from './help-labels.ts';

/** What the help page says. Prow: pkg/plugins/help/help.go `helpProvider`. */
export const HELP_HELP: PluginHelp = {
  description: `Marks issues for contributors, by the labels ${HELP_WANTED} and ${GOOD_FIRST_ISSUE}.`,
  commands: [
    {
      usage: '/[remove-]help',
      description: `Sets the label ${HELP_WANTED}; its removal takes ${GOOD_FIRST_ISSUE} with it.`,
      whoCanUse: 'Anyone, on an open issue.',
      examples: ['/help', '/remove-help'],
      isFeatured: false,
    },
    {
      usage: '/[remove-]good-first-issue',
      description: `Sets the label ${GOOD_FIRST_ISSUE}, and ${HELP_WANTED} with it; removes only the first.`,
      whoCanUse: 'Anyone, on an open issue.',
      examples: ['/good-first-issue', '/remove-good-first-issue'],
      isFeatured: false,
    },
  ],
  events: ['issue_comment', 'issues'],
  settings({ help = {} }) {
    const { help_guidelines_url: link } = help;
    return link === undefined ? {} : { '': `The guidelines are at ${link}.` };
  },
};
