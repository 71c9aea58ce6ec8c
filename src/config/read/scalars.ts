import { formatGoDuration, parseGoDuration } from '../../prowjob/go-duration.ts';
import { isFloat } from '../yaml-scalar.ts';
import { goFloatText } from './go-number.ts';
import { wordAt } from './place.ts';
import type { Place } from './place.ts';
import { canonicalQuantity } from './quantity.ts';
import type { Reader } from './reader.ts';
import { reader, refuse } from './reader.ts';

/** Numbers and booleans are taken as well: YAML makes them of text without quotes. */
const TEXT = { type: ['string', 'number', 'boolean', 'null'] };

/** Text. Numbers and booleans that were written without quotes become text, as sigs.k8s.io/yaml makes them. */
export const text: Reader<string> = reader(TEXT, (value, place, notes) => {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return numberText(value, place);
  if (typeof value === 'boolean') return String(value);
  if (value === null) return '';
  refuse(value, place, notes, 'text');
  return undefined;
});

/** From a million on Go writes a whole number that was written as a float with an exponent: `1e6` is the text "1e+06". */
function numberText(value: number, place: Place): string {
  const isWhole =
    Number.isSafeInteger(value) && (Math.abs(value) < 1_000_000 || !isFloat(wordAt(place)));
  return isWhole ? String(value) : goFloatText(value);
}

/** Text of a field where Prow takes empty text for no text. */
export const filledText: Reader<string> = reader(
  TEXT,
  (value, place, notes) => text(value, place, notes) || undefined,
);

export const flag: Reader<boolean> = reader(
  { type: ['boolean', 'null'] },
  (value, place, notes) => {
    if (typeof value === 'boolean') return value;
    if (value === null) return false;
    refuse(value, place, notes, 'true or false, without quotes');
    return undefined;
  },
);

/** The first that is too large for 64 bits. */
const TOO_LARGE = 2 ** 63;

export const wholeNumber: Reader<number> = reader(
  { type: ['integer', 'null'] },
  (value, place, notes) => {
    const isWhole = typeof value === 'number' && Number.isInteger(value);
    if (isWhole && Math.abs(value) < TOO_LARGE) return value;
    if (value === null) return 0;
    refuse(value, place, notes, 'a whole number, without quotes');
    return undefined;
  },
);

const LARGEST_INT32 = 2 ** 31 - 1;

/** A whole number of a field that Go keeps in 32 bits. */
export const int32: Reader<number> = reader(wholeNumber.shape, (value, place, notes) => {
  const number = wholeNumber(value, place, notes);
  if (number === undefined || Math.abs(number) <= LARGEST_INT32) return number;
  refuse(value, place, notes, `a whole number of at most ${LARGEST_INT32}`);
  return undefined;
});

/** A port by number or name. Kubernetes: apimachinery pkg/util/intstr/intstr.go `IntOrString`. */
export const intOrText: Reader<number | string> = reader(
  { type: ['integer', 'string', 'null'] },
  (value, place, notes) => {
    if (typeof value === 'string') return value;
    return int32(value, place, notes);
  },
);

/** A duration in Go's canonical text form; whole numbers are nanoseconds. Prow: types.go `Duration.UnmarshalJSON`. */
export const duration: Reader<string> = reader(
  { type: ['string', 'integer', 'null'] },
  (value, place, notes) => {
    if (value === null) return undefined;
    const milliseconds = isScalar(value) ? parseGoDuration(value) : undefined;
    if (milliseconds !== undefined) return formatGoDuration(milliseconds);
    refuse(value, place, notes, 'a duration such as "2h30m" (units h, m, s, ms, us, ns)');
    return undefined;
  },
);

/** An amount of a resource in Kubernetes' canonical form. */
export const quantity: Reader<string> = reader(
  { type: ['string', 'number', 'null'] },
  (value, place, notes) => {
    if (value === null) return '0';
    const canonical = isScalar(value) ? canonicalQuantity(String(value)) : undefined;
    if (canonical === undefined) {
      refuse(value, place, notes, 'an amount such as "500m", 2 or "4Gi"');
    }
    return canonical;
  },
);

function isScalar(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

/** Whatever is written, untouched. */
export const anything: Reader<unknown> = reader({}, (value) => value);

/** One of a few words; empty text is none. */
export function oneOf<const Words extends readonly string[]>(words: Words): Reader<Words[number]> {
  const known: readonly Words[number][] = words;
  return reader({ enum: [...words, '', null] }, (value, place, notes) => {
    if (value === '' || value === null) return undefined;
    const found = known.find((word) => word === value);
    if (found === undefined) refuse(value, place, notes, `one of ${words.join(', ')}`);
    return found;
  });
}
