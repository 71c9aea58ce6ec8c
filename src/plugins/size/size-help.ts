import type { PluginHelp } from '../plugin.ts';
import { thresholdsOf } from './size-label.ts';

/** What the help page says. Prow: pkg/plugins/size/size.go `helpProvider`. */
export const SIZE_HELP: PluginHelp = {
  description:
    'Labels each pull request by how many lines it adds and deletes. Files that the base branch marks as generated, in ' +
    '.generated_files or as linguist-generated in .gitattributes, do not count.',
  commands: [],
  events: ['pull_request'],
  settings(sections) {
    const { s, m, l, xl, xxl } = thresholdsOf(sections);
    const rows = [
      `size/XS: fewer than ${s} lines`,
      `size/S: from ${s}`,
      `size/M: from ${m}`,
      `size/L: from ${l}`,
      `size/XL: from ${xl}`,
      `size/XXL: from ${xxl}`,
    ];
    return { '': `${rows.join(', ')}.` };
  },
};
