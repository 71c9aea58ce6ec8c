import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { totBuildIds } from '../../../src/adapters/tot/tot.ts';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

interface Answer {
  readonly status?: number;
  readonly text: string;
}

/** A `tot` server that answers one after the other, the last for ever; `undefined` is no answer at all. */
async function tot(...answers: readonly (Answer | undefined)[]) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)];
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
    if (answer) response.writeHead(answer.status ?? 200).end(answer.text);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { url: `http://127.0.0.1:${String(address.port)}`, asked };
}

describe('a build id of a tot server', () => {
  it.each([
    ['', 'GET /vend/unit'],
    ['/', 'GET /vend/unit'],
    ['/below', 'GET /below/vend/unit'],
  ])('is vended for the job, at %j', async (base, request) => {
    const { url, asked } = await tot({ text: '42\n' });
    expect(await totBuildIds(url + base)('unit')).toBe('42');
    expect(asked).toEqual([request]);
  });

  it('is asked for by the name of the job, whatever is in it', async () => {
    const { url, asked } = await tot({ text: '1' });
    await totBuildIds(url)('a/b c');
    expect(asked).toEqual(['GET /vend/a%2Fb%20c']);
  });

  it('is asked for again while the server fails', async () => {
    const failing = { status: 503, text: 'starting' };
    const { url, asked } = await tot(failing, failing, { text: '7' });
    expect(await totBuildIds(url, { patienceMs: 20_000 })('unit')).toBe('7');
    expect(asked).toHaveLength(3);
  });

  it.each([
    ['that only fails', { status: 500, text: 'no' }, 'UNAVAILABLE', 'HTTP 500'],
    ['that does not answer', undefined, 'UNAVAILABLE', 'gives no build id'],
    ['that is none', { text: '<html>hello</html>' }, 'BAD_ANSWER', 'must answer with a number'],
  ])('does not come from a server %s', async (_what, answer, code, says) => {
    const { url } = await tot(answer);
    const vended = totBuildIds(url, { patienceMs: 150 })('unit');
    await expect(vended).rejects.toMatchObject({
      code,
      message: expect.stringContaining(says) as string,
    });
  });

  it('does not come from nowhere', async () => {
    const vended = totBuildIds('http://127.0.0.1:1', { patienceMs: 150 })('unit');
    await expect(vended).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});
