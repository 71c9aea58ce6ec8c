import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testApi } from './api.ts';

const MEGABYTE = 1024 * 1024;

/** Sends a body without saying its length, until the server answers; tells how much it took before that. */
function trickle(port: number, megabytes: number): Promise<{ status: number; sent: number }> {
  return new Promise((resolve, reject) => {
    let sent = 0;
    let answered = false;
    const headers = { 'content-type': 'application/json', 'transfer-encoding': 'chunked' };
    const upload = request({ port, path: '/hook', method: 'POST', headers }, (response) => {
      answered = true;
      resolve({ status: response.statusCode ?? 0, sent });
      upload.destroy();
    });
    upload.on('error', (error) => {
      if (!answered) reject(error);
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

  it('is refused with 413 while it comes in, long before its end', async () => {
    const { status, sent } = await trickle(port, 200);
    expect(status).toBe(413);
    expect(sent).toBeLessThan(60);
  });
});
