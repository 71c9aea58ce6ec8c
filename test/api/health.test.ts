import { describe, expect, it } from 'vitest';
import { testApi } from './api.ts';

describe('health', () => {
  it('is fine while the process runs, even when Temporal is gone', async () => {
    const api = testApi();
    api.outage = new Error('gone');
    expect((await api.app.inject('/healthz')).statusCode).toBe(200);
  });

  it('is ready only while deliveries can be made durable, and says why not', async () => {
    const api = testApi();
    expect((await api.app.inject('/readyz')).statusCode).toBe(200);
    api.outage = new Error('no search attributes');
    const answer = await api.app.inject('/readyz');
    expect(answer.statusCode).toBe(503);
    expect(answer.json()).toEqual({ code: 'NOT_READY', says: 'no search attributes' });
  });

  it('answers 404 in one sentence elsewhere', async () => {
    const answer = await testApi().app.inject('/nothing');
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toMatchObject({ code: 'NOT_FOUND' });
  });
});
