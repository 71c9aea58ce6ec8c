import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCensor } from '../../../../podutils/src/sidecar/censor/censor.ts';
import { collect } from '../../../adapters/artifacts/collect.ts';

async function censored(secrets: readonly string[], chunks: readonly string[], minimum = 0) {
  const censor = createCensor(
    secrets.map((secret) => Buffer.from(secret)),
    minimum,
  );
  const bytes = await collect(censor.censor(chunks.map((chunk) => Buffer.from(chunk))));
  return Buffer.concat(bytes).toString();
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');

describe('censoring', () => {
  it.each([
    ['the secret itself', ['hunter22'], 'pw=hunter22!', 'pw=XXXXXXXX!'],
    ['without its line end', ['hunter22\n'], 'pw=hunter22!', 'pw=XXXXXXXX!'],
    ['in base64', ['hunter22'], base64('hunter22'), 'X'.repeat(12)],
    ['in base64 with its line end', ['hunter22\n'], base64('hunter22\n'), 'X'.repeat(12)],
    ['every time', ['ab'], 'ab ab', 'XX XX'],
    ['where it overlaps itself', ['aa'], 'aaa', 'XXX'],
    ['where two overlap', ['abc', 'cde'], 'abcde', 'XXXXX'],
    ['the longer of two', ['pass', 'password'], 'password pass', 'XXXXXXXX XXXX'],
    ['a number, which stays one', ['-12.50'], '-12.50', '-00.00'],
    ['a hexadecimal number', ['0xdeadbeef'], '0xdeadbeef', '0x00000000'],
    ['in text of several bytes a letter', ['日本'], 'x日本', 'xXXXXXX'],
  ])('masks %s', async (_what, secrets, text, wanted) => {
    expect(await censored(secrets, [text])).toBe(wanted);
  });

  it.each([
    ['an empty secret', [''], 0],
    ['one of white space', [' \n'], 0],
    ['a truth', ['true', 'False'], 0],
    ['one that is shorter than the operator wants', ['ab'], 3],
  ])('leaves the text alone for %s', async (_what, secrets, minimum) => {
    expect(await censored(secrets, ['true False ab \n'], minimum)).toBe('true False ab \n');
  });

  const word = fc.string({ minLength: 1, maxLength: 6, unit: fc.constantFrom('a', 'b', '1', '.') });

  it('does not depend on how the bytes arrive', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(word),
        fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '1', '.') })),
        async (secrets, chunks) => {
          expect(await censored(secrets, chunks)).toBe(await censored(secrets, [chunks.join('')]));
        },
      ),
    );
  });

  it('leaves no secret, and every other byte', async () => {
    const secret = fc.string({ minLength: 4, maxLength: 12, unit: fc.constantFrom('k', 'e', 'y') });
    await fc.assert(
      fc.asyncProperty(
        fc.array(secret, { minLength: 1 }),
        fc.array(fc.oneof(secret, fc.string())),
        async (secrets, chunks) => {
          const text = chunks.join('');
          const clean = await censored(secrets, chunks);
          expect(Buffer.byteLength(clean)).toBe(Buffer.byteLength(text));
          for (const one of secrets) expect(clean).not.toContain(one);
          const [before, after] = [Buffer.from(text), Buffer.from(clean)];
          expect([...after].every((byte, at) => byte === before[at] || byte === 0x58)).toBe(true);
        },
      ),
    );
  });

  it.each([
    [['no', 'thing'], false],
    [['xx sec', 'ret xx'], true],
  ])('says whether there is a secret in %j', async (chunks, found) => {
    const censor = createCensor([Buffer.from('secret')]);
    expect(await censor.finds(chunks.map((chunk) => Buffer.from(chunk)))).toBe(found);
  });
});
