import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSlack } from '../../../src/adapters/slack/slack.ts';
import type { Chat, ChatMessage } from '../../../src/ports/chat.ts';
import { fakeSlack, type FakeSlack, type SlackAnswer } from './fake-slack.ts';

const MESSAGE: ChatMessage = { host: '*', channel: '#ci', text: 'unit failed', key: 'a/1/failure' };

let slack: FakeSlack;
let folder: string;
let chat: Chat;

beforeEach(async () => {
  slack = await fakeSlack();
  folder = await mkdtemp(join(tmpdir(), 'slack-'));
  await writeFile(join(folder, 'usual'), 'xoxb-usual\n');
  await writeFile(join(folder, 'support'), 'xoxb-support');
  const tokenFiles = new Map([
    ['*', join(folder, 'usual')],
    ['support', join(folder, 'support')],
    ['missing', join(folder, 'missing')],
  ]);
  chat = createSlack({ tokenFiles, apiUrl: slack.url, timeoutMs: 2_000 });
});

afterEach(async () => {
  slack.stop();
  await rm(folder, { recursive: true });
});

describe('a message', () => {
  it('is posted in its channel with the token of its workspace', async () => {
    await chat.post(MESSAGE, false);
    await chat.post({ ...MESSAGE, host: 'support' }, false);
    expect(slack.calls).toMatchObject([
      { method: 'chat.postMessage', channel: '#ci', text: 'unit failed' },
      { authorization: 'Bearer xoxb-support' },
    ]);
    expect(slack.calls[0]?.authorization).toBe('Bearer xoxb-usual');
  });

  it('is posted with the token that the file has now', async () => {
    await writeFile(join(folder, 'usual'), 'xoxb-new');
    await chat.post(MESSAGE, false);
    expect(slack.calls[0]?.authorization).toBe('Bearer xoxb-new');
  });
});

describe('a message that an attempt before may have posted', () => {
  const posted = (): number =>
    slack.calls.filter(({ method }) => method === 'chat.postMessage').length;

  it('is not posted again where it can be found', async () => {
    await chat.post(MESSAGE, false);
    await chat.post(MESSAGE, true);
    expect(posted()).toBe(1);
  });

  it('is posted when only others can be found', async () => {
    await chat.post({ ...MESSAGE, key: 'a/1/pending' }, false);
    await chat.post(MESSAGE, true);
    expect(posted()).toBe(2);
  });

  it.each([
    ['the bot may not read', { body: { ok: false, error: 'missing_scope' } }],
    ['the answer is a page of somebody else', { body: '<html>' }],
    ['Slack asks to wait', { status: 429, headers: { 'retry-after': '60' }, body: {} }],
  ])('is posted when %s', async (_what, answer) => {
    slack.answers['conversations.history'] = answer;
    await chat.post(MESSAGE, true);
    expect(posted()).toBe(1);
  });
});

describe('a message that Slack does not take', () => {
  const refusal = (error: string): SlackAnswer => ({ body: { ok: false, error } });

  it.each([
    ['channel_not_found', 'NO_CHANNEL'],
    ['not_in_channel', 'NO_CHANNEL'],
    ['is_archived', 'NO_CHANNEL'],
    ['msg_too_long', 'REFUSED'],
    ['constructor', 'REFUSED'],
    ['invalid_auth', 'BAD_CREDENTIALS'],
    ['token_revoked', 'BAD_CREDENTIALS'],
    ['missing_scope', 'BAD_CREDENTIALS'],
    ['internal_error', 'UNAVAILABLE'],
  ])('because of %s is %s, once', async (error, code) => {
    slack.answers['chat.postMessage'] = refusal(error);
    const message = `a message to the Slack channel #ci: Slack says ${error}`;
    await expect(chat.post(MESSAGE, false)).rejects.toMatchObject({ code, message });
    expect(slack.calls).toHaveLength(1);
  });

  it.each([
    ['a limit', { status: 429, headers: { 'retry-after': '17' }, body: {} }, 17],
    ['a limit that says so in words', refusal('ratelimited'), 30],
  ])('because of %s says how long to wait', async (_what, answer, retryAfterSeconds) => {
    slack.answers['chat.postMessage'] = answer;
    const refused = chat.post(MESSAGE, false);
    await expect(refused).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds });
  });

  it.each([
    ['a broken server', { status: 503, body: 'down' }, 'UNAVAILABLE'],
    ['a wrong address', { status: 404, body: 'nothing' }, 'REFUSED'],
    ['a page in between', { body: '<html>Log in</html>' }, 'UNAVAILABLE'],
  ])('because of %s', async (_what, answer, code) => {
    slack.answers['chat.postMessage'] = answer;
    await expect(chat.post(MESSAGE, false)).rejects.toMatchObject({ code });
  });

  it('because nobody listens is UNAVAILABLE, without a word of the request', async () => {
    slack.stop();
    const error: unknown = await chat.post(MESSAGE, false).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'UNAVAILABLE' });
    expect(JSON.stringify([error, String(error)])).not.toMatch(/xoxb|unit failed/);
  });
});

describe('a message without a token', () => {
  it.each([
    ['of a workspace that nobody named', 'other', 'NO_TOKEN', /no token .* workspace other/],
    ['whose file is missing', 'missing', 'BAD_CREDENTIALS', /cannot read .*check the mount/],
  ])('%s is not posted', async (_what, host, code, message) => {
    const refused = chat.post({ ...MESSAGE, host }, false);
    await expect(refused).rejects.toMatchObject({ code });
    await expect(chat.post({ ...MESSAGE, host }, false)).rejects.toThrow(message);
  });

  it('whose file is empty is not posted', async () => {
    await writeFile(join(folder, 'usual'), '\n');
    await expect(chat.post(MESSAGE, false)).rejects.toMatchObject({ code: 'BAD_CREDENTIALS' });
    expect(slack.calls).toEqual([]);
  });
});
