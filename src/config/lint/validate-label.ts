import { problemAt, within } from '../read/place.ts';
import type { Lint } from './rule.ts';

/** Prow: cmd/checkconfig/main.go `verifyLabelPlugin`. */
export const validateLabel: Lint = {
  name: 'validate-label',
  help: 'The plugin label restricts a label without a name, or one of additional_labels, which everybody may set.',
  runs: 'by-default',
  needsPlugins: true,
  find({ plugins }) {
    const entries = plugins?.sections.label ?? [];
    const open = new Set(entries.flatMap(({ value }) => value.additional_labels ?? []));
    return entries.flatMap(({ value, place }) =>
      Object.entries(value.restricted_labels ?? {}).flatMap(([repo, labels]) =>
        labels.flatMap(({ label = '' }, index) => {
          const says = problemOf(label, repo, open);
          const at = within(place, 'restricted_labels', repo, index);
          return says === undefined ? [] : [problemAt(at, says)];
        }),
      ),
    );
  },
};

function problemOf(label: string, repo: string, open: ReadonlySet<string>): string | undefined {
  if (label === '') return `a restricted label of ${repo} has no name; give it its label`;
  return open.has(label)
    ? `${label} is restricted for ${repo} and is among additional_labels too; keep one`
    : undefined;
}
