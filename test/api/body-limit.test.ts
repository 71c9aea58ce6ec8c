import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testApi } from './api.ts';

const MEGABYTE = 1024 * 1024;

interface Refused {
  /** The answer; `closed` when the end of the connection overtook it, which TCP allows where much is still on its way. */
  readonly answer: number | 'closed';
  /** Megabytes that were sent before. */
  readonly sent: number;
}

/** Sends a body without saying its length, until the server has enough. */
function trickle(port: number, megabytes: number): Promise<Refused> {
  return new Promise((resolve, reject) => {
    let sent = 0;
    let answered = false;
    const headers = { 'content-type': 'application/json', 'transfer-encoding': 'chunked' };
    const upload = request({ port, path: '/hook', method: 'POST', headers }, (response) => {
      answered = true;
      resolve({ answer: response.statusCode ?? 0, sent });
      upload.destroy();
    });
    upload.on('error', (error: NodeJS.ErrnoException) => {
      if (answered) return;
      answered = true;
      if (error.code === 'EPIPE' || error.code === 'ECONNRESET')
        resolve({ answer: 'closed', sent });
      else reject(error);
    });
    const chunk = Buffer.alloc(MEGABYTE, 'x');
    const next = (): void => {
      if (answered || sent === megabytes) return;
      sent += 1;
      upload.write(chunk, () => setTimeout(next, 5));
    };
    next();
  });
}

describe('a body over 25 MB', () => {
  const api = testApi();
  let port = 0;
  beforeAll(async () => {
    await api.app.listen({ host: '127.0.0.1', port: 0 });
    port = (api.app.server.address() as AddressInfo).port;
  });
  afterAll(() => api.app.close());

  it('is refused with 413 by its announced length, before a byte of it is read', async () => {
    const status = await new Promise<number>((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'content-length': 26 * MEGABYTE };
      const upload = request({ port, path: '/hook', method: 'POST', headers }, (response) => {
        resolve(response.statusCode ?? 0);
        upload.destroy();
      });
      upload.on('error', reject);
      upload.flushHeaders();
    });
    expect(status).toBe(413);
  });

  it('is refused while it comes in, long before its end', async () => {
    const { answer, sent } = await trickle(port, 200);
    expect([413, 'closed']).toContain(answer);
    expect(sent).toBeLessThan(60);
  });
});
