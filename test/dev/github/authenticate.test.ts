import { createSign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { askerOf } from '../../../dev/github/api/authenticate.ts';
import { makeKeys } from '../../adapters/github/make-keys.ts';
import type { State } from '../../../dev/github/state.ts';

const { publicKey, privateKey } = makeKeys();
const APP = {
  id: 7,
  slug: 'ci',
  owner: 'acme',
  publicKey,
  createdAt: '2026-11-24T00:00:00Z',
  installations: [],
};
const STATE: State = {
  nextId: 1,
  accounts: [],
  repos: [],
  apps: [APP],
  tokens: { s3cret: 'alice' },
};

const seconds = Math.floor(Date.now() / 1000);

function jwt(claims: object, key = privateKey): string {
  const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  const signed = `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key, 'base64url')}`;
}

const basic = Buffer.from('x-access-token:s3cret').toString('base64');

describe('an asker', () => {
  it.each(['token s3cret', 'Bearer s3cret', `Basic ${basic}`])('with "%s" is alice', (header) => {
    expect(askerOf(STATE, header)).toEqual({ kind: 'account', login: 'alice' });
  });

  it('without a header is nobody', () => {
    expect(askerOf(STATE, undefined)).toEqual({ kind: 'nobody' });
  });

  it('with a token that is none is a stranger', () => {
    expect(askerOf(STATE, 'token other')).toEqual({ kind: 'stranger', why: 'Bad credentials' });
  });

  it('with a token signed by its key is the App', () => {
    const token = jwt({ iss: 7, iat: seconds - 30, exp: seconds + 570 });
    expect(askerOf(STATE, `bearer ${token}`)).toEqual({ kind: 'app', app: APP });
  });

  it.each([
    ['is of no App', { iss: 8, iat: seconds, exp: seconds + 60 }, 'could not be decoded'],
    ['has no end', { iss: 7, iat: seconds }, 'could not be decoded'],
    ['has ended', { iss: 7, iat: seconds - 90, exp: seconds - 30 }, 'must be in the future'],
    ['lives too long', { iss: 7, iat: seconds, exp: seconds + 3600 }, 'too far in the future'],
  ])('with a token that %s is a stranger', (_, claims, why) => {
    const asker = askerOf(STATE, `bearer ${jwt(claims)}`);
    expect(asker.kind === 'stranger' ? asker.why : asker.kind).toContain(why);
  });

  it('with a token signed by another key is a stranger', () => {
    const other = makeKeys().privateKey;
    const token = jwt({ iss: 7, iat: seconds, exp: seconds + 60 }, other);
    expect(askerOf(STATE, `bearer ${token}`)).toMatchObject({ kind: 'stranger' });
  });
});
