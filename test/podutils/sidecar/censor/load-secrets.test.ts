import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadSecrets } from '../../../../podutils/src/sidecar/censor/load-secrets.ts';
import { newFolder } from '../../repository.ts';

/** A mounted Secret: the files are links through `..data` into a hidden folder. */
function mounted(files: Readonly<Record<string, string>>): string {
  const folder = newFolder();
  mkdirSync(join(folder, '..2026_01_01'));
  symlinkSync('..2026_01_01', join(folder, '..data'));
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(folder, '..2026_01_01', name), content);
    symlinkSync(join('..data', name), join(folder, name));
  }
  return folder;
}

const load = async (files: Readonly<Record<string, string>>, ini: readonly string[] = []) =>
  (await loadSecrets([mounted(files)], ini)).map(String).sort();

describe('loading secrets', () => {
  it('reads each file of a mounted Secret once', async () => {
    expect(await load({ token: 'abc', user: 'me' })).toEqual(['abc', 'me']);
  });

  it.each([
    ['.dockercfg', { registry: { auth: 'YTpi', password: 'b' } }],
    ['.dockerconfigjson', { auths: { registry: { auth: 'YTpi', password: 'b' } } }],
  ])('finds the logins in %s', async (name, content) => {
    const text = JSON.stringify(content);
    expect(await load({ [name]: text })).toEqual(['YTpi', 'b', text].sort());
  });

  it('finds the values in a file of the ini format', async () => {
    const text = '[s]\n; no = comment\nkey = value\nquoted = "in quotes"\n';
    const found = await load({ credentials: text }, ['credentials']);
    expect(found).toEqual([text, 'value', '"in quotes"', 'in quotes'].sort());
  });

  it.each([
    ['a folder that is not there', () => loadSecrets(['/no/such/folder'], [])],
    [
      'a link that leads nowhere',
      () => {
        const folder = newFolder();
        symlinkSync('nowhere', join(folder, 'token'));
        return loadSecrets([folder], []);
      },
    ],
    [
      'a login file that is not of its format',
      () => loadSecrets([mounted({ '.dockercfg': 'hidden' })], []),
    ],
  ])('fails for %s, without quoting it', async (_what, loading) => {
    const refused = loading();
    await expect(refused).rejects.toMatchObject({ code: 'SECRETS_UNREADABLE' });
    await expect(refused).rejects.not.toThrow('hidden');
  });
});
