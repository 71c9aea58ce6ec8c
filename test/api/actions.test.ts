import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseApiTokens } from '../../src/api/actions-token.ts';
import { aRun, BEARER, scene, TOKEN } from './jobs-scene.ts';

const END = '2026-08-01T10:05:00Z';
const JOBS = [
  aRun('waiting'),
  aRun('running', { state: 'pending' }),
  aRun('aborting', { state: 'aborted' }),
  aRun('green', { state: 'success', completionTime: END }),
  aRun('red', { state: 'failure', completionTime: END }),
  aRun('secret', { state: 'pending' }, { hidden: true }),
];

async function post(url: string, headers: object = BEARER, isOff = false) {
  const { app, deeds, started } = scene({ jobs: JOBS, isOff });
  const answer = await app.inject({ method: 'POST', url, headers: { ...headers } });
  return { answer, deeds, started };
}

describe('a run', () => {
  it.each([
    ['abort', 'waiting', 202],
    ['abort', 'running', 202],
    ['abort', 'aborting', 409],
    ['abort', 'green', 409],
    ['hold', 'waiting', 202],
    ['hold', 'running', 409],
    ['hold', 'red', 409],
    ['release', 'waiting', 202],
    ['release', 'green', 409],
    ['rerun', 'waiting', 409],
    ['rerun', 'running', 409],
    ['rerun', 'aborting', 409],
    ['rerun', 'green', 202],
    ['rerun', 'red', 202],
    ['abort', 'none', 404],
    ['abort', 'secret', 404],
  ])('%s of one that is %s is answered with %i', async (act, name, status) => {
    const { answer, deeds, started } = await post(`/api/jobs/${name}/${act}`);
    expect(answer.statusCode).toBe(status);
    expect(deeds.length + started.length).toBe(status === 202 ? 1 : 0);
  });

  it('is acted on in the name of whoever has the token', async () => {
    const { answer, deeds } = await post('/api/jobs/running/abort');
    expect(deeds).toEqual(['abort running for alice']);
    expect(answer.json()).toEqual({ says: 'running is being aborted', prowJob: 'running' });
  });

  it('that is in the wrong state is told with what would be the right one', async () => {
    const { answer } = await post('/api/jobs/green/abort');
    expect(answer.json()).toEqual({
      code: 'WRONG_STATE',
      says: 'the job is in the state success: only one that has not ended can be aborted',
    });
  });

  it('runs again under a new name, which is told', async () => {
    const { answer, started } = await post('/api/jobs/red/rerun');
    expect(answer.json()).toEqual({ says: 'red runs again as new', prowJob: 'new' });
    expect(started).toMatchObject([
      { metadata: { name: 'new', labels: { 'prow.k8s.io/re-run': 'true' } } },
    ]);
  });

  it('that is configured no more does not run again as it would be now', async () => {
    const { answer, started } = await post('/api/jobs/red/rerun?mode=latest');
    expect(answer.json()).toEqual({
      code: 'WRONG_STATE',
      says: 'it cannot be run again: it is gone',
    });
    expect(started).toEqual([]);
  });
});

describe("Prow's addresses", () => {
  it('abort a run', async () => {
    const { answer, deeds } = await post('/abort?prowjob=waiting');
    expect(answer.statusCode).toBe(202);
    expect(deeds).toEqual(['abort waiting for alice']);
  });

  it('run it again, and show it as YAML', async () => {
    const { answer, started } = await post('/rerun?prowjob=red');
    expect(parse(answer.body)).toMatchObject({ metadata: { name: 'new' } });
    expect(started).toHaveLength(1);
  });

  it('show without a token what would run again, and start nothing', async () => {
    const { app, started } = scene({ jobs: JOBS });
    const answer = await app.inject('/rerun?prowjob=red');
    expect(parse(answer.body)).toMatchObject({ metadata: { name: 'new' } });
    expect(started).toEqual([]);
    expect((await app.inject('/rerun?prowjob=red&mode=latest')).statusCode).toBe(401);
  });
});

describe('a pull request', () => {
  it.each([
    ['hold', 'is going to be held'],
    ['release', 'is going to be released'],
    ['retest', 'is going to be retested'],
  ])('%s is passed on to it', async (act, says) => {
    const { answer, deeds } = await post(`/api/pulls/acme/shop/7/${act}`);
    expect(answer.statusCode).toBe(202);
    expect(answer.json()).toEqual({ says: `acme/shop#7 ${says}` });
    expect(deeds).toEqual([`${act} acme/shop#7 for alice`]);
  });

  it.each(['acme/shop/0', 'acme/../7', 'a%20b/shop/7', 'acme/shop/x'])(
    'that cannot be one is refused: %s',
    async (pull) => {
      const { answer, deeds } = await post(`/api/pulls/${pull}/hold`);
      expect(answer.statusCode).toBeGreaterThanOrEqual(400);
      expect(deeds).toEqual([]);
    },
  );
});

describe('whoever acts', () => {
  it.each([
    ['no header', {}],
    ['another scheme', { authorization: `Basic ${TOKEN}` }],
    ['an unknown token', { authorization: 'Bearer another-token-of-length' }],
    ['a part of the token', { authorization: `Bearer ${TOKEN.slice(1)}` }],
  ])('is not let in with %s', async (_what, headers) => {
    for (const url of ['/api/jobs/running/abort', '/rerun?prowjob=red', '/api/pulls/o/r/1/hold']) {
      const { answer, deeds, started } = await post(url, headers);
      expect(answer.statusCode).toBe(401);
      expect([...deeds, ...started]).toEqual([]);
    }
  });

  it('is told that nobody may where there is no file of tokens', async () => {
    const { answer } = await post('/abort?prowjob=running', BEARER, true);
    expect(answer.statusCode).toBe(403);
    expect(answer.json()).toMatchObject({
      code: 'NOT_ALLOWED',
      says: 'nobody may act over HTTP here: start the API with --api-token-file, or use the command line',
    });
  });
});

describe('a file of tokens', () => {
  it('has a token a line, with or without a name', () => {
    const whoHas = parseApiTokens('# ours\n\nbob  0123456789abcdef\n fedcba9876543210 \n');
    expect(whoHas('0123456789abcdef')).toBe('bob');
    expect(whoHas('fedcba9876543210')).toBe('the API');
    expect(whoHas('bob')).toBeUndefined();
  });

  it.each([
    ['short', 'line 1 of the token file must be a token of at least 16 characters, or'],
    ['a b 0123456789abcdef', 'line 1 of the token file must be'],
    ['# nothing\n', 'the token file has no token'],
  ])('is refused without quoting it: %j', (text, says) => {
    expect(() => parseApiTokens(text)).toThrow(says);
  });
});
