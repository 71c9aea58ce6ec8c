/** A secret in one of the forms in which it may show up, and what is written over it. Both have the same length. */
export interface SecretForm {
  readonly bytes: Buffer;
  readonly mask: Buffer;
}

/**
 * All forms of the secrets, the shortest first: without the white space around it, and in base64 with and without that.
 * Secrets shorter than `minimumLength` bytes, and "true" and "false", are no secrets: masking them would destroy what
 * people need to read. Prow: pkg/secretutil/censor.go `Refresh`.
 */
export function secretForms(
  secrets: readonly Buffer[],
  minimumLength: number,
): readonly SecretForm[] {
  const forms = new Map<string, Buffer>();
  for (const secret of secrets) {
    const trimmed = trim(secret);
    if (trimmed.byteLength === 0 || trimmed.byteLength < minimumLength) continue;
    if (/^(?:true|false)$/i.test(trimmed.toString('latin1'))) continue;
    const encoded = [secret, trimmed].map((bytes) => Buffer.from(bytes.toString('base64')));
    for (const form of [trimmed, ...encoded]) forms.set(form.toString('latin1'), form);
  }
  return [...forms.values()]
    .map((bytes) => ({ bytes, mask: maskOf(bytes) }))
    .sort((one, other) => one.bytes.byteLength - other.bytes.byteLength);
}

/** Byte by byte: a secret need not be text. */
function trim(secret: Buffer): Buffer {
  const isSpace = (byte: number | undefined): boolean =>
    byte !== undefined && (byte === 0x20 || (byte >= 0x09 && byte <= 0x0d));
  let [start, end] = [0, secret.byteLength];
  while (start < end && isSpace(secret[start])) start += 1;
  while (end > start && isSpace(secret[end - 1])) end -= 1;
  return secret.subarray(start, end);
}

const NUMBER = /^(?:[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|0x[\da-f]+|0o[0-7]+|0b[01]+)$/i;

/** Crosses, or zeros for a number, so that files of test results can still be parsed. */
function maskOf(form: Buffer): Buffer {
  const text = form.toString('latin1');
  if (!NUMBER.test(text)) return Buffer.alloc(form.byteLength, 'X');
  const prefix = /^(?:[+-]|0[xob])?/i.exec(text)?.[0] ?? '';
  return Buffer.from(prefix + text.slice(prefix.length).replace(/[^.]/g, '0'));
}
