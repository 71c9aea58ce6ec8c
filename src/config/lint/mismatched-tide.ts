import type { Problem } from '../problem.ts';
import { mismatchedTideLenient, mismatches } from './mismatched-tide-lenient.ts';
import { reposWithExternalPlugin } from './plugin-repos.ts';
import type { Lint, LintMaterial } from './rule.ts';
import { labelsWithoutPlugin } from './tide-labels.ts';
import type { TideLabel } from './tide-labels.ts';
import { tideQueries } from './tide-repos.ts';

const FORBIDDEN: readonly TideLabel[] = [
  { plugin: 'hold', label: 'do-not-merge/hold', is: 'forbidden' },
  { plugin: 'wip', label: 'do-not-merge/work-in-progress', is: 'forbidden' },
  { plugin: 'bugzilla', label: 'bugzilla/invalid-bug', is: 'forbidden' },
  { plugin: 'verify-owners', label: 'do-not-merge/invalid-owners-file', is: 'forbidden' },
  { plugin: 'release-note', label: 'do-not-merge/release-note-label-needed', is: 'forbidden' },
  {
    plugin: 'cherry-pick-unapproved',
    label: 'do-not-merge/cherry-pick-not-approved',
    is: 'forbidden',
  },
  { plugin: 'blockade', label: 'do-not-merge/blocked-paths', is: 'forbidden' },
];

/** Where it is on, its label need not be forbidden: what cannot be merged is not merged anyway. */
const NEEDS_REBASE: TideLabel = {
  plugin: 'needs-rebase',
  label: 'needs-rebase',
  is: 'forbidden',
};

/** Prow: cmd/checkconfig/main.go `validateTideRequirements`. */
export const mismatchedTide: Lint = {
  name: 'mismatched-tide',
  help: 'Tide requires or forbids a label where its plugin is off, or takes no notice of it where the plugin is on.',
  runs: 'by-default',
  needsPlugins: true,
  find: (material) => [
    ...mismatchedTideLenient.find(material),
    ...mismatches(FORBIDDEN, material),
    ...needsRebase(material),
  ],
};

function needsRebase({ main, plugins }: LintMaterial): readonly Problem[] {
  if (!plugins) return [];
  const enabled = reposWithExternalPlugin(plugins, NEEDS_REBASE.plugin);
  return labelsWithoutPlugin(NEEDS_REBASE, tideQueries(main), enabled);
}
