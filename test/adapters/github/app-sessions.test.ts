import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CodeHost } from '../../../src/ports/code-host.ts';
import { type KeyPair, makeKeys } from './make-keys.ts';
import { type Scene, startScene } from './scene.ts';

let keys: KeyPair;
let otherKeys: KeyPair;
let scene: Scene;
let appId: number;
let privateKey: string;
let github: CodeHost;

beforeAll(() => {
  keys = makeKeys();
  otherKeys = makeKeys();
});
beforeEach(async () => {
  scene = await startScene();
  scene.emulator.createOrg({ login: 'elsewhere' });
  appId = scene.emulator.createApp({ slug: 'ci', publicKey: keys.publicKey, owner: 'acme' });
  scene.emulator.installApp(appId, 'acme');
  ({ privateKey } = keys);
  github = scene.connect({
    auth: { kind: 'app', appId, privateKey: () => Promise.resolve(privateKey) },
    membershipTtlMs: 0,
  });
});
afterEach(() => scene.stop());

const count = (route: string): number =>
  scene.emulator.requests.filter((request) => request.route === route).length;

const MINT = 'POST /app/installations/{installation_id}/access_tokens';
const FIND = 'GET /orgs/{org}/installation';

describe('a GitHub App', () => {
  it('has the login of its bot', async () => {
    expect(await github.botLogin()).toBe('ci[bot]');
  });

  it('acts in an organisation under the token of its installation', async () => {
    expect(await github.isOrgMember('acme', 'alice')).toBe(true);
    expect(scene.emulator.requests.at(-1)).toMatchObject({ asker: 'ci[bot]', status: 204 });
  });

  it('looks its installation up once and makes one token, also for calls at the same time', async () => {
    await Promise.all(Array.from({ length: 5 }, () => github.isOrgMember('acme', 'alice')));
    await github.isOrgMember('ACME', 'mallory');
    expect([count(FIND), count(MINT)]).toEqual([1, 1]);
  });

  it('says where it is not installed, and finds it once it is', async () => {
    await expect(github.isOrgMember('elsewhere', 'alice')).rejects.toMatchObject({
      code: 'NOT_INSTALLED',
      message:
        'the GitHub App is not installed in elsewhere: install it there, or take elsewhere out of the configuration',
    });
    scene.emulator.installApp(appId, 'elsewhere');
    expect(await github.isOrgMember('elsewhere', 'alice')).toBe(false);
  });

  it('goes on with a new key, and with new tokens, after a rotation', async () => {
    await github.isOrgMember('acme', 'alice');
    for (const app of scene.emulator.state.apps) app.publicKey = otherKeys.publicKey;
    ({ privateKey } = otherKeys);
    expect(await github.isOrgMember('acme', 'alice')).toBe(true);
    expect(count(MINT)).toBe(2);
  });
});

describe('a private key', () => {
  it('that is not the one of the App is refused', async () => {
    ({ privateKey } = otherKeys);
    await expect(github.botLogin()).rejects.toMatchObject({
      code: 'BAD_CREDENTIALS',
      status: 401,
    });
  });

  it.each([
    '',
    'not a key',
    '-----BEGIN RSA PRIVATE KEY-----\nbroken\n-----END RSA PRIVATE KEY-----',
  ])('that is none ("%s") is named without being shown', async (text) => {
    privateKey = text;
    await expect(github.botLogin()).rejects.toMatchObject({
      code: 'BAD_CREDENTIALS',
      message: `the private key of GitHub App ${String(appId)} is not a PEM key: download a new one from the App's settings`,
    });
  });

  it('that is bad for an installation is forgotten with it', async () => {
    scene.emulator.failNext(1, 401, { route: MINT });
    await expect(github.isOrgMember('acme', 'alice')).rejects.toMatchObject({
      code: 'BAD_CREDENTIALS',
    });
    expect(await github.isOrgMember('acme', 'alice')).toBe(true);
    expect(count(FIND)).toBe(2);
  });
});
