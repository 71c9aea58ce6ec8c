import type { CommandHelp, PluginHelp } from '../plugin.ts';
import { listed } from '../answer.ts';

const ANYONE = 'Anyone; a restricted label only those whom its setting names.';

const COMMANDS: readonly CommandHelp[] = [
  {
    usage: '/[remove-]{area,committee,kind,language,priority,sig,triage,wg} LABEL...',
    description: 'Sets or removes labels that begin with the name of the command.',
    whoCanUse: ANYONE,
    examples: ['/kind bug', '/remove-area prow', '/sig testing node', '/triage accepted'],
    isFeatured: true,
  },
  {
    usage: '/[remove-]label LABEL',
    description: 'Sets or removes a label that the settings name.',
    whoCanUse: ANYONE,
    examples: ['/label api-review', '/remove-label api-review'],
    isFeatured: false,
  },
];

/** What the help page says. Prow: pkg/plugins/label/label.go `helpProvider`. */
export const LABEL_HELP: PluginHelp = {
  description:
    'Sets and removes labels of issues and pull requests by comment, and by the description of a new one. A label must ' +
    'be one that the repository has.',
  commands: COMMANDS,
  events: [
    'issue_comment',
    'issues',
    'pull_request',
    'pull_request_review',
    'pull_request_review_comment',
  ],
  settings({ label = {} }) {
    const { additional_labels: additional = [], restricted_labels: restricted = {} } = label;
    const ofAll = additional.length === 0 ? [] : [['', `/label knows ${listed(additional)}.`]];
    const rest = Object.entries(restricted).map(([key, labels]) => {
      const names = labels.map((one) => one.label ?? '');
      return [key === '*' ? '' : key, `Only some people may set ${listed(names)}.`] as const;
    });
    const texts = new Map<string, string>();
    for (const [key = '', text = ''] of [...ofAll, ...rest]) {
      texts.set(key, [texts.get(key), text].filter(Boolean).join(' '));
    }
    return Object.fromEntries(texts);
  },
};
