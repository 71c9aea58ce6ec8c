import { grouped } from '../grouped.ts';
import type { Problem } from '../problem.ts';
import { listOf, mapOf } from '../read/collections.ts';
import type { Placed } from '../read/collections.ts';
import { object } from '../read/object.ts';
import { within } from '../read/place.ts';
import { described, titled } from '../read/reader.ts';
import type { Read } from '../read/reader.ts';
import { filledText, text } from '../read/scalars.ts';
import { repeatedClaims } from './claim.ts';
import type { Claim } from './claim.ts';
import type { PluginSection } from './section.ts';
import { onlyEntry } from './section.ts';

const restrictedLabel = titled(
  'RestrictedLabel',
  object({
    label: described('The label.', filledText),
    allowed_teams: described('Teams, by slug, whose members may set it.', listOf(text)),
    allowed_users: described('People who may set it.', listOf(text)),
    assign_on: described(
      'Labels upon which these people are assigned.',
      listOf(object({ label: filledText })),
    ),
  }),
);

const written = object({
  additional_labels: described('Labels for /label besides those of the usual kinds.', listOf(text)),
  restricted_labels: described(
    'By org, org/repo or * for all, labels that only some people may set.',
    mapOf(listOf(restrictedLabel)),
  ),
});
type Label = Read<typeof written>;

/** Prow: pkg/plugins/config.go `Label`. */
export const label: PluginSection<Placed<Label>, Label> = {
  read: described('Labels by comment: the plugin label.', onlyEntry(written)),
  problems: repeatedLabels,
  value: ([first, ...others]) => first && joined(first.value, others),
};

/** Prow: pkg/plugins/config.go `Label.mergeFrom`. */
function joined(first: Label, others: readonly Placed<Label>[]): Label {
  const added = others.flatMap(({ value }) => Object.entries(value.restricted_labels ?? {}));
  if (added.length === 0) return first;
  const all = [...Object.entries(first.restricted_labels ?? {}), ...added];
  const byRepo = [...grouped(all, ([repo]) => repo)].map(
    ([repo, parts]) => [repo, parts.flatMap(([, labels]) => labels)] as const,
  );
  return { ...first, restricted_labels: Object.fromEntries(byRepo) };
}

/** Two files must not restrict the same label of the same repositories; Prow lets one file do so. */
function repeatedLabels(entries: readonly Placed<Label>[]): readonly Problem[] {
  return repeatedClaims(entries.flatMap(claimsOfFile));
}

function claimsOfFile({ value, place }: Placed<Label>): readonly Claim[] {
  const claims = Object.entries(value.restricted_labels ?? {}).flatMap(([repo, labels]) =>
    labels.map(({ label: name = '' }, index) => ({
      key: JSON.stringify([repo, name]),
      place: within(place, 'restricted_labels', repo, index),
      says: `label.restricted_labels restricts ${name} for ${repo}`,
    })),
  );
  const known = new Set<string>();
  return claims.filter(({ key }) => !known.has(key) && known.add(key));
}
