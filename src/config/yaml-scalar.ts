/**
 * What an unquoted word of YAML means to Prow: goyaml v2 (resolve.go `resolve`), which knows both the words of YAML 1.1
 * ("yes", "off", 0777) and the octals of 1.2 (0o777), but neither times nor base 60.
 */

const WORDS = new Map<string, null | boolean>([
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map(
    (word) => [word, true] as const,
  ),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map(
    (word) => [word, false] as const,
  ),
]);

const INFINITE = /^[-+]?\.(?:inf|Inf|INF)$|^\.(?:nan|NaN|NAN)$/;
const INTEGER = /^[-+]?(?:0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9][0-9]*)$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const LARGEST_UINT64 = 2n ** 64n - 1n;
const SMALLEST_INT64 = -(2n ** 63n);

/**
 * The value of a plain scalar. An integer that a JavaScript number cannot hold stays text, all its digits kept, and so
 * does what is too large for Go (`12e4567`, the start of a commit). `undefined` for an infinity or NaN, which JSON, and
 * so Prow, does not know.
 */
export function plainScalar(source: string): string | number | boolean | null | undefined {
  const word = WORDS.get(source);
  if (word !== undefined) return word;
  if (!/^[-+.0-9]/.test(source)) return source;
  if (INFINITE.test(source)) return undefined;
  const digits = source.replaceAll('_', '');
  return integer(digits) ?? float(digits) ?? source;
}

/** Is a plain scalar a number with a point or an exponent? Of `1e6` and `1000000` the value does not tell any more. */
export function isFloat(source: string): boolean {
  const digits = source.replaceAll('_', '');
  return FLOAT.test(digits) && !INTEGER.test(digits);
}

/** An integer of 64 bits. */
function integer(digits: string): string | number | undefined {
  if (!INTEGER.test(digits)) return undefined;
  const isNegative = digits.startsWith('-');
  const magnitude = BigInt(digits.replace(/^[-+]/, '').replace(/^0(?=[0-7])/, '0o'));
  const value = isNegative ? -magnitude : magnitude;
  if (value > LARGEST_UINT64 || value < SMALLEST_INT64) return undefined;
  return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
}

function float(digits: string): number | undefined {
  const value = FLOAT.test(digits) ? Number(digits) : Infinity;
  return Number.isFinite(value) ? value : undefined;
}
