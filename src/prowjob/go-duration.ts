/**
 * Durations as Go writes and reads them ("1h30m", "15s", or a whole number of nanoseconds): the form of every duration
 * in Prow's configuration and API. Go: time/time.go `ParseDuration`, time/time.go `Duration.String`.
 */

const UNIT_NS = {
  ns: 1n,
  us: 1_000n,
  // Go knows both the micro sign (U+00B5) and the Greek letter mu (U+03BC).
  '\u00b5s': 1_000n,
  '\u03bcs': 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
} satisfies Record<string, bigint>;

const UNITS: Readonly<Record<string, bigint>> = UNIT_NS;
const NS_PER_MS = 1_000_000;

/** The largest duration that Go can hold, about 292 years. */
const MAX_NS = 2n ** 63n - 1n;

const PART = /(\d*)(?:\.(\d*))?(ns|us|\u00b5s|\u03bcs|ms|s|m|h)/y;

/**
 * Nanoseconds of a duration in Go's text form, or of an integer, which Prow's API takes as nanoseconds
 * (pkg/apis/prowjobs/v1/types.go `Duration.UnmarshalJSON`). `undefined` when it is no duration.
 */
export function parseGoNanoseconds(value: string | number): bigint | undefined {
  if (typeof value === 'number') {
    const isHeld = Number.isInteger(value) && Math.abs(value) <= MAX_NS;
    return isHeld ? BigInt(value) : undefined;
  }
  const isNegative = value.startsWith('-');
  const magnitude = parseMagnitude(/^[-+]/.test(value) ? value.slice(1) : value);
  if (magnitude === undefined || magnitude > MAX_NS) return undefined;
  return isNegative ? -magnitude : magnitude;
}

function parseMagnitude(text: string): bigint | undefined {
  if (text === '0') return 0n;
  if (text === '') return undefined;
  let total = 0n;
  PART.lastIndex = 0;
  while (PART.lastIndex < text.length) {
    const [, whole = '', fraction = '', unit = ''] = PART.exec(text) ?? [];
    const unitNs = UNITS[unit];
    if (unitNs === undefined || whole + fraction === '') return undefined;
    total += BigInt(whole || '0') * unitNs;
    total += (BigInt(fraction || '0') * unitNs) / 10n ** BigInt(fraction.length);
  }
  return total;
}

/** Milliseconds of what {@link parseGoNanoseconds} reads; with a fraction when it is no whole number of them. */
export function parseGoDuration(value: string | number): number | undefined {
  const nanoseconds = parseGoNanoseconds(value);
  return nanoseconds === undefined ? undefined : Number(nanoseconds) / NS_PER_MS;
}

/** The canonical form of a duration in milliseconds, precise to the nanosecond: 5400000 is "1h30m0s", 0 is "0s". */
export function formatGoDuration(ms: number): string {
  const nanoseconds = BigInt(Math.round(ms * NS_PER_MS));
  const sign = nanoseconds < 0n ? '-' : '';
  const magnitude = nanoseconds < 0n ? -nanoseconds : nanoseconds;
  if (magnitude === 0n) return '0s';
  if (magnitude < UNIT_NS.us) return `${sign}${String(magnitude)}ns`;
  if (magnitude < UNIT_NS.ms) return `${sign}${decimal(magnitude, UNIT_NS.us)}\u00b5s`;
  if (magnitude < UNIT_NS.s) return `${sign}${decimal(magnitude, UNIT_NS.ms)}ms`;
  const seconds = `${decimal(magnitude % UNIT_NS.m, UNIT_NS.s)}s`;
  const minutes = magnitude >= UNIT_NS.m ? `${String((magnitude / UNIT_NS.m) % 60n)}m` : '';
  const hours = magnitude >= UNIT_NS.h ? `${String(magnitude / UNIT_NS.h)}h` : '';
  return `${sign}${hours}${minutes}${seconds}`;
}

/** `amount / unit` as a decimal number without trailing zeros. `unit` is a power of ten. */
function decimal(amount: bigint, unit: bigint): string {
  const fraction = String(unit + (amount % unit))
    .slice(1)
    .replace(/0+$/, '');
  const whole = String(amount / unit);
  return fraction === '' ? whole : `${whole}.${fraction}`;
}
