import type { Problem } from '../problem.ts';
import type { Placed } from '../read/collections.ts';
import { object } from '../read/object.ts';
import { inside, problemAt } from '../read/place.ts';
import { described } from '../read/reader.ts';
import type { Read } from '../read/reader.ts';
import { wholeNumber } from '../read/scalars.ts';
import { wholeSection } from './section.ts';

const written = object({
  s: described('Changed lines from which a pull request is size/S.', wholeNumber),
  m: described('Changed lines from which a pull request is size/M.', wholeNumber),
  l: described('Changed lines from which a pull request is size/L.', wholeNumber),
  xl: described('Changed lines from which a pull request is size/XL.', wholeNumber),
  xxl: described('Changed lines from which a pull request is size/XXL.', wholeNumber),
});

/** Prow: pkg/plugins/config.go `Size`. */
export const size = wholeSection(
  'Labels for how much a pull request changes: the plugin size.',
  written,
  orderProblems,
);

const NEIGHBOURS = [
  ['s', 'm'],
  ['m', 'l'],
  ['l', 'xl'],
  ['xl', 'xxl'],
] as const;

/** A size that is absent counts as 0. Prow: pkg/plugins/config.go `validateSizes`. */
function orderProblems({ value, place }: Placed<Read<typeof written>>): readonly Problem[] {
  return NEIGHBOURS.flatMap(([smaller, larger]) => {
    const { [smaller]: least = 0, [larger]: most = 0 } = value;
    if (least <= most) return [];
    const says = `size.${larger} (${most}) must not be less than size.${smaller} (${least})`;
    return [problemAt(inside(place, larger), says)];
  });
}
