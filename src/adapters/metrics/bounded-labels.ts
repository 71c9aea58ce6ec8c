type Labels = Readonly<Record<string, string>>;

/** What a value is called when there are too many. */
const OTHER = 'other';
/** Combinations of values that a metric may have before others come together: each costs memory here and there. */
const MOST_SERIES = 2_000;
const LONGEST_VALUE = 100;

/**
 * Keeps the series of one metric few, whatever people call their branches and jobs: from the bound on, a combination that
 * is new has its free labels replaced by `other`. Those that were there go on.
 */
export function boundedLabels(
  kinds: Readonly<Record<string, 'fixed' | 'free'>>,
  mostSeries = MOST_SERIES,
): (labels: object) => Labels {
  const seen = new Set<string>();
  const bounded = (labels: object, valueOf: (value: string) => string): Labels =>
    Object.fromEntries(
      Object.entries(labels).map(([name, value]: [string, unknown]) => {
        return [name, kinds[name] === 'free' ? valueOf(String(value)) : String(value)];
      }),
    );
  return (labels) => {
    const short = bounded(labels, (value) => value.slice(0, LONGEST_VALUE));
    const key = JSON.stringify(Object.entries(short).filter(([name]) => kinds[name] === 'free'));
    if (seen.has(key)) return short;
    if (seen.size >= mostSeries) return bounded(labels, () => OTHER);
    seen.add(key);
    return short;
  };
}
