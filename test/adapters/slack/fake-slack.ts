import { createServer, type Server } from 'node:http';

/** One call as Slack's server sees it. */
export interface SlackCall {
  readonly method: string;
  readonly authorization: string;
  readonly channel: string;
  readonly text: string;
  readonly metadata: string;
}

export interface SlackAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface FakeSlack {
  readonly url: string;
  readonly calls: SlackCall[];
  /** What is answered to a method from now on; without it, messages are taken and can be read again. */
  answers: Record<string, SlackAnswer | undefined>;
  stop(): void;
}

/** A server that takes messages as Slack does, on loopback. */
export async function fakeSlack(): Promise<FakeSlack> {
  const calls: SlackCall[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const form = new URLSearchParams(Buffer.concat(chunks).toString());
      const said = (name: string): string => form.get(name) ?? '';
      const method = (request.url ?? '').replace('/api/', '');
      const answer = fake.answers[method] ?? usual(calls, method);
      calls.push({
        method,
        authorization: request.headers.authorization ?? '',
        channel: said('channel'),
        text: said('text'),
        metadata: said('metadata'),
      });
      const { status = 200, headers = {}, body } = answer;
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  });
  const fake: FakeSlack = {
    url: `http://127.0.0.1:${String(await listen(server))}/api/`,
    calls,
    answers: {},
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
  return fake;
}

function usual(calls: readonly SlackCall[], method: string): SlackAnswer {
  if (method !== 'conversations.history') return { body: { ok: true } };
  const messages = calls
    .filter((call) => call.method === 'chat.postMessage')
    .map(({ text, metadata }) => ({ text, metadata: JSON.parse(metadata) as unknown }));
  return { body: { ok: true, messages: [{ text: 'of a person' }, ...messages] } };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
