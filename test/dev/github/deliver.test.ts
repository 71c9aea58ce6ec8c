import { createHmac } from 'node:crypto';
import { type IncomingHttpHeaders, type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createWebhooks } from '../../../dev/github/webhooks/deliver.ts';

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let server: Server;
let received: Received[];
let status: number;
let url: string;

beforeEach(async () => {
  received = [];
  status = 202;
  server = createServer((request, response) => {
    void text(request).then((body) => {
      received.push({ headers: request.headers, body });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  url = `http://127.0.0.1:${String(port)}/hook`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

it('an event is signed over the bytes that are sent', async () => {
  const webhooks = createWebhooks({ url, secret: 's3cret' });
  webhooks.send('push', { ref: 'refs/heads/ü' });
  await webhooks.settled();
  const [{ headers, body } = { headers: {}, body: '' }] = received;
  const hmac = createHmac('sha256', 's3cret').update(body).digest('hex');
  expect(JSON.parse(body)).toEqual({ ref: 'refs/heads/ü' });
  expect(headers).toMatchObject({
    'x-github-event': 'push',
    'x-hub-signature-256': `sha256=${hmac}`,
    'content-type': 'application/json',
  });
  expect(headers['x-github-delivery']).toMatch(/^[0-9a-f-]{36}$/);
});

it('events arrive in the order in which they happened', async () => {
  const webhooks = createWebhooks({ url, secret: 's' });
  for (let number = 0; number < 20; number++) webhooks.send('push', { number });
  await webhooks.settled();
  const expected = Array.from({ length: 20 }, (_, number) => JSON.stringify({ number }));
  expect(received.map(({ body }) => body)).toEqual(expected);
});

it('a delivery is recorded with the answer, and a redelivery has the same GUID and bytes', async () => {
  const webhooks = createWebhooks({ url, secret: 's' });
  status = 500;
  webhooks.send('pull_request', { action: 'opened' });
  await webhooks.settled();
  const [first] = webhooks.deliveries;
  expect(first).toMatchObject({ event: 'pull_request', action: 'opened', status: 500 });
  status = 202;
  const again = await webhooks.redeliver(first?.guid ?? '');
  expect(again).toMatchObject({ guid: first?.guid, status: 202, isRedelivery: true });
  expect(received[1]?.body).toBe(received[0]?.body);
  expect(received[1]?.headers['x-github-delivery']).toBe(first?.guid);
});

it('a receiver that is not there is recorded as 0, and the next event is tried all the same', async () => {
  const webhooks = createWebhooks({ url: 'http://127.0.0.1:1/', secret: 's' });
  webhooks.send('push', {});
  webhooks.setTarget({ url, secret: 's' });
  webhooks.send('push', {});
  await webhooks.settled();
  expect(webhooks.deliveries.map((delivery) => delivery.status)).toEqual([0, 202]);
});

it('without a receiver nothing is sent', async () => {
  const webhooks = createWebhooks(undefined);
  webhooks.send('push', {});
  await webhooks.settled();
  expect(webhooks.deliveries).toEqual([]);
});

it('a GUID that was never sent cannot be sent again', async () => {
  const webhooks = createWebhooks({ url, secret: 's' });
  await expect(webhooks.redeliver('none')).rejects.toMatchObject({ code: 'NO_SUCH_THING' });
});
