import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CodeHost, Urgency } from '../../../src/ports/code-host.ts';
import { type Scene, startScene } from './scene.ts';

let scene: Scene;
let github: CodeHost;

beforeEach(async () => {
  scene = await startScene();
  github = scene.connect();
});
afterEach(() => scene.stop());

const isMember = (login = 'alice'): Promise<boolean> => github.isOrgMember('acme', login);
const calls = (): number => scene.emulator.requests.length;

describe('a call that fails on the way', () => {
  it.each([500, 502, 503])('with %i is tried again', async (status) => {
    scene.emulator.failNext(2, status);
    expect(await isMember()).toBe(true);
    expect(calls()).toBe(3);
  });

  it('is given up after three more tries', async () => {
    scene.emulator.failNext(4, 502, { message: 'Bad Gateway' });
    await expect(isMember()).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      status: 502,
      message: 'GET /orgs/acme/members/alice: GitHub answered 502: Bad Gateway',
    });
    expect(calls()).toBe(4);
  });

  it('for want of a server is UNAVAILABLE', async () => {
    const nowhere = scene.connect({ baseUrl: 'http://127.0.0.1:1' });
    await expect(nowhere.isOrgMember('acme', 'alice')).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      status: 0,
    });
  });
});

describe('a call that GitHub refuses', () => {
  it.each([
    [400, 'REFUSED'],
    [401, 'BAD_CREDENTIALS'],
    [403, 'FORBIDDEN'],
    [409, 'CONFLICT'],
    [422, 'REFUSED'],
  ])('with %i is not tried again', async (status, code) => {
    scene.emulator.failNext(1, status);
    await expect(isMember()).rejects.toMatchObject({ code, status });
    expect(calls()).toBe(1);
  });

  it('for its token says so and shows no token', async () => {
    const secret = 'ghp_wrongwrongwrong';
    const stranger = scene.connect({
      auth: { kind: 'token', token: () => Promise.resolve(secret) },
    });
    const error: unknown = await stranger.botLogin().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: 'BAD_CREDENTIALS',
    });
    expect(String(error)).toContain('GET /user: GitHub answered 401: Bad credentials');
    expect(JSON.stringify(error) + String(error)).not.toContain(secret);
  });
});

describe('a rate limit', () => {
  const secondary = 'You have exceeded a secondary rate limit.';

  it.each([
    ['names its wait', 403, { message: secondary, headers: { 'retry-after': '5' } }, 5],
    ['names no wait', 403, { message: secondary }, 60],
    ['is a 429 that names its wait', 429, { headers: { 'retry-after': '5' } }, 5],
    ['is a bare 429', 429, {}, 60],
  ])('that %s is given to the caller to wait out', async (_, status, fault, seconds) => {
    scene.emulator.failNext(1, status, fault);
    await expect(isMember()).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      retryAfterSeconds: seconds,
    });
    expect(calls()).toBe(1);
  });

  it('keeps all other calls away from GitHub until it is over', async () => {
    scene.emulator.failNext(1, 429, { headers: { 'retry-after': '1' } });
    await isMember().catch(() => undefined);
    await expect(github.botLogin()).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      retryAfterSeconds: 1,
    });
    expect(calls()).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 1050));
    expect(await github.botLogin()).toBe('ci-robot');
  });
});

describe('what is left of the hour', () => {
  const STATUS = { context: 'unit', state: 'success', description: '', targetUrl: '' } as const;
  /** There is no such repository, so a status that goes out is NOT_FOUND. */
  const outcome = (host: CodeHost, urgency: Urgency): Promise<unknown> =>
    host.setStatus({ org: 'acme', repo: 'gone' }, 'f'.repeat(40), STATUS, urgency).then(
      () => 'set',
      (error: unknown) => (error as { code: string }).code,
    );

  it.each([
    [400, 'progress', 'RATE_LIMITED'],
    [400, 'usual', 'NOT_FOUND'],
    [200, 'usual', 'RATE_LIMITED'],
    [200, 'verdict', 'NOT_FOUND'],
  ] as const)('as %i calls: %s is %s', async (left, urgency, expected) => {
    scene.emulator.leaveCalls(left, 600);
    await isMember();
    expect(await outcome(github, urgency)).toBe(expected);
    expect(calls()).toBe(expected === 'NOT_FOUND' ? 2 : 1);
  });

  it('is told to every process that uses the identity, so that together they do not exceed it', async () => {
    const processes = [github, scene.connect(), scene.connect()];
    scene.emulator.leaveCalls(280, 600);
    for (let round = 0; round < 40; round++) {
      await Promise.all(
        processes.map((host, at) => host.isOrgMember('acme', `${round}-${at}`).catch(() => false)),
      );
    }
    expect(calls()).toBeLessThan(40);
    for (const host of processes) expect(await outcome(host, 'verdict')).toBe('NOT_FOUND');
  });

  it('is waited for when it is nothing', async () => {
    scene.emulator.leaveCalls(0, 600);
    await expect(isMember()).rejects.toMatchObject({ code: 'RATE_LIMITED', status: 403 });
    expect(await outcome(github, 'verdict')).toBe('RATE_LIMITED');
    expect(calls()).toBe(1);
  });
});

describe('a token', () => {
  it('is read anew for each call, so a rotated one works at once', async () => {
    let token = scene.emulator.token;
    github = scene.connect({ auth: { kind: 'token', token: () => Promise.resolve(token) } });
    expect(await isMember('alice')).toBe(true);
    scene.emulator.setToken('ci-robot', 'rotated');
    await expect(isMember('nobody')).rejects.toMatchObject({ code: 'BAD_CREDENTIALS' });
    token = 'rotated';
    expect(await isMember('nobody')).toBe(false);
  });

  it('that cannot be read is the error of whoever reads it', async () => {
    const broken = new Error('no such file');
    github = scene.connect({ auth: { kind: 'token', token: () => Promise.reject(broken) } });
    await expect(isMember()).rejects.toMatchObject({ code: 'UNAVAILABLE', status: 0 });
    expect(calls()).toBe(0);
  });
});

describe('the bot', () => {
  it('is asked for its login once, also after a failure', async () => {
    scene.emulator.failNext(1, 403);
    await expect(github.botLogin()).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await github.botLogin()).toBe('ci-robot');
    expect(await github.botLogin()).toBe('ci-robot');
    expect(calls()).toBe(2);
  });
});

describe('an organisation member', () => {
  it('is remembered, in any case of letters', async () => {
    expect(await github.isOrgMember('acme', 'alice')).toBe(true);
    expect(await github.isOrgMember('Acme', 'ALICE')).toBe(true);
    expect(calls()).toBe(1);
  });

  it('is found among the public members by an outsider', async () => {
    const outsider = scene.connect({
      auth: { kind: 'token', token: () => Promise.resolve('token-of-mallory') },
    });
    expect(await outsider.isOrgMember('acme', 'alice')).toBe(true);
    expect(await outsider.isOrgMember('acme', 'mallory')).toBe(false);
  });
});
