/**
 * An amount of a Kubernetes resource in canonical form: no fraction, and the largest suffix that needs none.
 * "0.5" is "500m", "4000m" is "4", "1024Mi" is "1Gi". `undefined` for text that is no amount.
 * Kubernetes: apimachinery pkg/api/resource/quantity.go `ParseQuantity`, `CanonicalizeBytes`.
 */
export function canonicalQuantity(written: string): string | undefined {
  const trimmed = written.trim();
  const [, sign = '', whole = '', fraction = '', suffix = ''] = QUANTITY.exec(trimmed) ?? [];
  if (whole + fraction === '') return undefined;
  const nanos = nanosOf(whole, fraction, suffix);
  if (nanos === undefined) return undefined;
  if (nanos === 0n) return '0';
  if (isKept(whole, fraction, suffix)) return trimmed;
  const isNegative = sign === '-';
  return `${isNegative ? '-' : ''}${canonical(nanos, suffix)}`;
}

const QUANTITY = /^([-+]?)(\d*)(?:\.(\d*))?([numkMGTPE]?|[KMGTPE]i|[eE][-+]?\d{1,3})$/;

const BINARY = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const DECIMAL = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
const NANO = 1_000_000_000n;

/** Kubernetes takes some amounts for canonical that are nearly so ("1.125"), and keeps their text. */
function isKept(whole: string, fraction: string, suffix: string): boolean {
  const digits = (whole.replace(/^0+/, '') || '0') + fraction;
  if (suffix.endsWith('i')) return fraction === '' && BigInt(digits) % 8n !== 0n;
  const scale = powerOfTen(suffix) - fraction.length;
  const isRound = digits.endsWith('000') || digits.startsWith('0');
  return scale >= -9 && scale % 3 === 0 && !isRound;
}

/** The amount in billionths, rounded up, as Kubernetes keeps nothing smaller. */
function nanosOf(whole: string, fraction: string, suffix: string): bigint | undefined {
  const digits = BigInt(whole + fraction);
  const { numerator, denominator } = factorOf(suffix);
  const divisor = denominator * 10n ** BigInt(fraction.length);
  const nanos = (digits * numerator * NANO + divisor - 1n) / divisor;
  return nanos / NANO > MAX_AMOUNT ? undefined : nanos;
}

const MAX_AMOUNT = 2n ** 63n - 1n;

function factorOf(suffix: string): { readonly numerator: bigint; readonly denominator: bigint } {
  if (suffix.endsWith('i')) {
    return { numerator: 1024n ** BigInt(BINARY.indexOf(suffix)), denominator: 1n };
  }
  const power = powerOfTen(suffix);
  return power < 0
    ? { numerator: 1n, denominator: 10n ** BigInt(-power) }
    : { numerator: 10n ** BigInt(power), denominator: 1n };
}

function powerOfTen(suffix: string): number {
  return isExponent(suffix) ? Number(suffix.slice(1)) : (DECIMAL.indexOf(suffix) - 3) * 3;
}

function isExponent(suffix: string): boolean {
  return suffix.length > 1 && /^[eE]/.test(suffix);
}

/** Keeps the family that was written: powers of 1024, of 1000, or an exponent. */
function canonical(nanos: bigint, suffix: string): string {
  if (suffix.endsWith('i') && nanos % NANO === 0n && nanos >= 1024n * NANO) {
    const { amount, step } = reduced(nanos / NANO, 1024n, BINARY.length - 1);
    return `${String(amount)}${BINARY[step] ?? ''}`;
  }
  const { amount, step } = reduced(nanos, 1000n, DECIMAL.length - 1);
  const unit = DECIMAL[step] ?? '';
  if (!isExponent(suffix)) return `${String(amount)}${unit}`;
  const power = powerOfTen(unit);
  return power === 0 ? String(amount) : `${String(amount)}e${power}`;
}

/** Divides as often as nothing is left over. */
function reduced(amount: bigint, by: bigint, steps: number): { amount: bigint; step: number } {
  let rest = amount;
  let step = 0;
  while (step < steps && rest % by === 0n) {
    rest /= by;
    step += 1;
  }
  return { amount: rest, step };
}
