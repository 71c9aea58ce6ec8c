import { secretForms, type SecretForm } from './secret-forms.ts';

/** Bytes, all at once or as they come. */
export type Bytes = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** Removes secrets from bytes; the length stays the same. */
export interface Censor {
  /** Masks every secret, also one that lies across the border of two chunks. */
  censor(source: Bytes): AsyncGenerator<Buffer>;
  /** Whether there is any secret in it. Reads no further than the first. */
  finds(source: Bytes): Promise<boolean>;
}

/** A censor of these secrets. Secrets shorter than `minimumLength` bytes are left alone. */
export function createCensor(secrets: readonly Buffer[], minimumLength = 0): Censor {
  const forms = secretForms(secrets, minimumLength);
  return {
    async *censor(source) {
      for await (const { bytes } of windows(source, forms)) yield bytes;
    },
    async finds(source) {
      for await (const { masked } of windows(source, forms)) if (masked) return true;
      return false;
    },
  };
}

/** Censored bytes in order, and whether a secret was found since the last ones. */
interface Window {
  readonly bytes: Buffer;
  readonly masked: boolean;
}

/**
 * Searches what it has kept together with each new chunk, and keeps as much of the end as could be the start of a
 * secret: once as it came, to go on searching, and once censored, because a secret that was found may reach into it.
 */
async function* windows(source: Bytes, forms: readonly SecretForm[]): AsyncGenerator<Window> {
  const kept = (forms.at(-1)?.bytes.byteLength ?? 1) - 1;
  let [original, censored]: Buffer[] = [Buffer.alloc(0), Buffer.alloc(0)];
  for await (const chunk of source) {
    const raw: Buffer = Buffer.concat([original ?? Buffer.alloc(0), chunk]);
    const clean: Buffer = Buffer.concat([censored ?? Buffer.alloc(0), chunk]);
    const masked = maskAll(raw, clean, forms);
    const border = Math.max(0, raw.byteLength - kept);
    if (border > 0 || masked) yield { bytes: clean.subarray(0, border), masked };
    [original, censored] = [raw.subarray(border), clean.subarray(border)];
  }
  yield { bytes: censored ?? Buffer.alloc(0), masked: false };
}

/** Masks in `clean` what is found in `raw`, and says whether there was anything. */
function maskAll(raw: Buffer, clean: Buffer, forms: readonly SecretForm[]): boolean {
  let masked = false;
  for (const { bytes, mask } of forms) {
    for (let at = raw.indexOf(bytes); at >= 0; at = raw.indexOf(bytes, at + 1)) {
      overlay(raw, clean, mask, at);
      masked = true;
    }
  }
  return masked;
}

const CROSS = 0x58;

/** Where secrets overlap, a cross goes over a zero and a zero over what was there: in whatever order they are found. */
function overlay(raw: Buffer, clean: Buffer, mask: Buffer, at: number): void {
  for (const [index, byte] of mask.entries()) {
    const place = at + index;
    if (byte === CROSS || clean[place] === raw[place]) clean[place] = byte;
  }
}
