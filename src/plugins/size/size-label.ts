import type { PluginSections } from '../../config/plugins/all.ts';

/** Changed lines from which a pull request has each size. */
export type Thresholds = Readonly<Record<'s' | 'm' | 'l' | 'xl' | 'xxl', number>>;

/** What the labels of sizes begin with. Prow: pkg/plugins/size/size.go `labelPrefix`. */
export const SIZE_PREFIX = 'size/';

/** Prow: pkg/plugins/size/size.go `defaultSizes`. */
const DEFAULT: Thresholds = { s: 10, m: 30, l: 100, xl: 500, xxl: 1000 };

/** The settings, or the defaults where one of them is missing or 0. Prow: `sizesOrDefault`. */
export function thresholdsOf({ size = {} }: PluginSections): Thresholds {
  const { s = 0, m = 0, l = 0, xl = 0, xxl = 0 } = size;
  return [s, m, l, xl, xxl].includes(0) ? DEFAULT : { s, m, l, xl, xxl };
}

/** The label for so many changed lines. Prow: pkg/plugins/size/size.go `bucket`. */
export function sizeLabel(lines: number, { s, m, l, xl, xxl }: Thresholds): string {
  const sizes = [
    ['XXL', xxl],
    ['XL', xl],
    ['L', l],
    ['M', m],
    ['S', s],
  ] as const;
  const size = sizes.find(([, from]) => lines >= from)?.[0] ?? 'XS';
  return SIZE_PREFIX + size;
}
