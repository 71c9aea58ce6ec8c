import type { Problem } from '../problem.ts';
import { reposWithPlugin } from './plugin-repos.ts';
import type { Lint, LintMaterial } from './rule.ts';
import { labelsWithoutPlugin, pluginsWithoutLabel } from './tide-labels.ts';
import type { TideLabel } from './tide-labels.ts';
import { tideQueries } from './tide-repos.ts';

const REQUIRED: readonly TideLabel[] = [
  { plugin: 'lgtm', label: 'lgtm', is: 'required' },
  { plugin: 'approve', label: 'approved', is: 'required' },
];

/** Prow: cmd/checkconfig/main.go `validateTideRequirements`. */
export const mismatchedTideLenient: Lint = {
  name: 'mismatched-tide-lenient',
  help: 'Tide requires a label (lgtm, approved) where its plugin is off, so that nothing is ever merged, or does not require it where the plugin is on.',
  runs: 'by-default',
  needsPlugins: true,
  isPartOf: 'mismatched-tide',
  find: (material) => mismatches(REQUIRED, material),
};

/** What does not go together between the labels of queries and the plugins that are on, in both directions. */
export function mismatches(
  labels: readonly TideLabel[],
  { main, plugins }: LintMaterial,
): readonly Problem[] {
  if (!plugins) return [];
  const queries = tideQueries(main);
  return labels.flatMap((label) => {
    const enabled = reposWithPlugin(plugins, label.plugin);
    return [
      ...labelsWithoutPlugin(label, queries, enabled),
      ...pluginsWithoutLabel(label, queries, enabled),
    ];
  });
}
