import { verify } from 'node:crypto';
import { z } from 'zod';
import type { State } from '../state.ts';
import type { Asker } from './call.ts';

/** Who sends this `Authorization` header. */
export function askerOf(state: State, authorization: string | undefined): Asker {
  if (authorization === undefined) return { kind: 'nobody' };
  const secret = secretOf(authorization);
  if (secret.split('.').length === 3) return askerOfJwt(state, secret);
  const login = state.tokens[secret];
  return login === undefined ? stranger('Bad credentials') : { kind: 'account', login };
}

/** git sends the token as the password of "Basic", everyone else behind `token` or `Bearer`. */
function secretOf(authorization: string): string {
  const [scheme = '', value = ''] = authorization.split(' ');
  if (scheme.toLowerCase() !== 'basic') return value;
  const pair = Buffer.from(value, 'base64').toString();
  return pair.slice(pair.indexOf(':') + 1);
}

const Claims = z.object({
  iss: z.union([z.string(), z.number()]),
  iat: z.number().int(),
  exp: z.number().int(),
});

/** GitHub accepts a token that lives up to ten minutes; a minute of clock skew is let pass. */
const LONGEST_LIFE_SECONDS = 660;

/** Checks an App's JSON Web Token as "Generating a JSON Web Token (JWT) for a GitHub App" says. */
function askerOfJwt(state: State, token: string): Asker {
  const [header = '', claimsText = '', signature = ''] = token.split('.');
  const claims = Claims.safeParse(decode(claimsText)).data;
  const app = state.apps.find(({ id }) => String(id) === String(claims?.iss));
  if (claims === undefined || app === undefined) {
    return stranger('A JSON web token could not be decoded');
  }
  const signed = Buffer.from(`${header}.${claimsText}`);
  if (!verify('RSA-SHA256', signed, app.publicKey, Buffer.from(signature, 'base64url'))) {
    return stranger('A JSON web token could not be decoded');
  }
  const seconds = Date.now() / 1000;
  if (claims.exp < seconds)
    return stranger("'Expiration time' claim ('exp') must be in the future");
  if (claims.exp > seconds + LONGEST_LIFE_SECONDS) {
    return stranger("'Expiration time' claim ('exp') is too far in the future");
  }
  return { kind: 'app', app };
}

function stranger(why: string): Asker {
  return { kind: 'stranger', why };
}

function decode(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return undefined;
  }
}
