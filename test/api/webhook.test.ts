import { describe, expect, it } from 'vitest';
import { post, PUSH, SECRET, sign, testApi } from './api.ts';

describe('the webhook', () => {
  it('answers 202 once the event is durable', async () => {
    const api = testApi();
    const answer = await post(api, PUSH, { 'x-github-delivery': 'guid-1' });
    expect(answer.statusCode).toBe(202);
    expect(api.accepted).toMatchObject([
      { guid: 'guid-1', event: { kind: 'pushed', branch: 'main' } },
    ]);
  });

  it('answers 503 when it cannot be made durable, and says nothing of why', async () => {
    const api = testApi();
    api.outage = new Error('password=hunter2');
    const answer = await post(api, PUSH);
    expect(answer.statusCode).toBe(503);
    expect(answer.body).not.toContain('hunter2');
    expect(answer.json()).toMatchObject({ code: 'NOT_DURABLE' });
  });

  it('answers 202 to events that nothing acts on, without keeping them', async () => {
    const api = testApi();
    const answer = await post(api, '{}', {
      'x-github-event': 'star',
      'x-hub-signature-256': sign('{}', SECRET),
    });
    expect(answer.statusCode).toBe(202);
    expect(api.accepted).toEqual([]);
  });

  it.each([
    ['no event', { 'x-github-event': undefined }, 400],
    ['an event that GitHub does not have', { 'x-github-event': 'exploit' }, 400],
    ['no delivery id', { 'x-github-delivery': undefined }, 400],
    ['a delivery id with a path in it', { 'x-github-delivery': '../../x' }, 400],
    ['another content type', { 'content-type': 'text/plain' }, 400],
    ['no signature', { 'x-hub-signature-256': undefined }, 403],
    [
      'a SHA-1 signature only',
      { 'x-hub-signature-256': undefined, 'x-hub-signature': 'sha1=00' },
      403,
    ],
    ['a short signature', { 'x-hub-signature-256': 'sha256=abcd' }, 403],
    ['an upper-case signature', { 'x-hub-signature-256': sign(PUSH, SECRET).toUpperCase() }, 403],
    ['a signature with another secret', { 'x-hub-signature-256': sign(PUSH, 'wrong') }, 403],
  ])('refuses a delivery with %s', async (_what, headers, status) => {
    const api = testApi();
    const answer = await post(api, PUSH, headers);
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toHaveProperty('says');
    expect(api.accepted).toEqual([]);
  });

  it('takes every secret of a rotation', async () => {
    const api = testApi(['new', 'old']);
    for (const secret of ['new', 'old']) {
      const answer = await post(api, PUSH, { 'x-hub-signature-256': sign(PUSH, secret) });
      expect(answer.statusCode).toBe(202);
    }
  });

  it.each([
    ['no JSON', 'not json'],
    ['JSON that is no payload', '{"ref": 7}'],
    ['a very deep structure', '['.repeat(10_000) + ']'.repeat(10_000)],
    ['a poisoned prototype', '{"__proto__": {"ref": "refs/heads/main"}, "constructor": 1}'],
  ])('answers 400 to %s', async (_what, body) => {
    const api = testApi();
    const answer = await post(api, body, { 'x-hub-signature-256': sign(body, SECRET) });
    expect(answer.statusCode).toBe(400);
  });
});
