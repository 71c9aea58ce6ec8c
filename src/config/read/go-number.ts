/**
 * A float as it reads where Go expects text (`tag: 1.30`): the shortest decimal that tells it from other 32-bit floats,
 * with an exponent outside 1e-4 … 1e+6.
 * sigs.k8s.io/yaml: `convertToJSONableObject`; Go: strconv `FormatFloat` with 'g'.
 */
export function goFloatText(value: number): string {
  const single = Math.fround(value);
  if (!Number.isFinite(single)) return single > 0 ? '+Inf' : '-Inf';
  const short = Number(shortest(single));
  const [mantissa = '', power = '0'] = short.toExponential().split('e');
  const exponent = Number(power);
  if (exponent >= -4 && exponent < 6) return String(short);
  const digits = String(Math.abs(exponent)).padStart(2, '0');
  return `${mantissa}e${exponent < 0 ? '-' : '+'}${digits}`;
}

/** Nine digits tell any two 32-bit floats apart. */
function shortest(single: number): string {
  const lengths = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  const texts = lengths.map((digits) => single.toPrecision(digits));
  return texts.find((text) => Math.fround(Number(text)) === single) ?? String(single);
}
