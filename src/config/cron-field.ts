/** What a field of a cron string may hold. */
export interface CronBounds {
  readonly of: string;
  readonly min: number;
  readonly max: number;
  /** Words for the numbers, from `min` on. */
  readonly words: readonly string[];
}

/** What a field says. */
export interface CronField {
  readonly numbers: readonly number[];
  /** It says `*` or `?`, without a step. */
  readonly isStar: boolean;
  /** Half a sentence: what is wrong. */
  readonly says?: string;
}

/** Reads a comma-separated list of ranges. robfig/cron v3: parser.go `getField`, `getRange`. */
export function cronField(written: string, bounds: CronBounds): CronField {
  const ranges = written
    .split(',')
    .filter((range) => range !== '')
    .map((range) => rangeOf(range, bounds));
  const says = ranges.find((range) => range.says !== undefined)?.says;
  if (says !== undefined) return nothing(says);
  if (ranges.length === 0) return nothing(`${bounds.of} is empty`);
  const numbers = [...new Set(ranges.flatMap((range) => range.numbers))];
  return {
    numbers: numbers.toSorted((one, other) => one - other),
    isStar: ranges.some(({ isStar }) => isStar),
  };
}

function nothing(says: string): CronField {
  return { numbers: [], isStar: false, says };
}

/** `5`, `1-5`, `mon-fri`, `*`, each with a step if need be: `1-30/5`; `5/10` is from 5 to the end. */
function rangeOf(written: string, bounds: CronBounds): CronField {
  const { of, min, max } = bounds;
  const [range = '', stepText = '1', ...moreSteps] = written.split('/');
  const [lowText = '', highText, ...moreHighs] = range.split('-');
  const isWild = lowText === '*' || lowText === '?';
  const low = isWild ? min : numberOf(lowText, bounds);
  const isOpen = isWild || (highText === undefined && written.includes('/'));
  const high = isOpen ? max : numberOf(highText ?? lowText, bounds);
  const step = numberOf(stepText, { ...bounds, words: [] });
  const parts = [low, high, step];
  if (moreSteps.length > 0 || moreHighs.length > 0 || parts.some(Number.isNaN)) {
    return nothing(`${of} cannot be ${written}; write a number, a range 1-5 or a step */5`);
  }
  if (low < min || high > max)
    return nothing(`${of} must be between ${min} and ${max}, not ${written}`);
  if (low > high) return nothing(`${of} must not end before it begins: ${written}`);
  if (step < 1) return nothing(`${of} needs a step of at least 1: ${written}`);
  const count = Math.floor((high - low) / step) + 1;
  const numbers = Array.from({ length: count }, (_, index) => low + index * step);
  return { numbers, isStar: isWild && step === 1 };
}

/** NaN for what is no number. */
function numberOf(written: string, { min, words }: CronBounds): number {
  const word = words.indexOf(written.toLowerCase());
  if (word >= 0) return min + word;
  return /^\+?\d+$/.test(written) ? Number(written) : NaN;
}
