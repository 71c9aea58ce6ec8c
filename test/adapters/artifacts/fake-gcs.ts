import { CRC32C } from '@google-cloud/storage';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { collect } from './collect.ts';

interface StoredObject {
  readonly bytes: Buffer;
  readonly contentType?: string;
  readonly contentEncoding?: string;
  readonly metadata?: Readonly<Record<string, string>>;
}

/** One of the few requests of Google Cloud Storage's JSON API that the store makes, as the fake saw it. */
interface Seen {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** What the fake answers before it looks at a request: to play a server that fails. */
type Refusal = { readonly status: number; readonly message: string } | undefined;

/**
 * Google Cloud Storage's JSON API as far as an artifact store uses it: uploads in one request and resumable, downloads,
 * lists in pages of three. Source: cloud.google.com/storage/docs/json_api/v1/objects.
 */
export class FakeGcs {
  readonly objects = new Map<string, StoredObject>();
  readonly seen: Seen[] = [];
  refuse: (request: Seen) => Refusal = () => undefined;
  readonly #sessions = new Map<string, string>();
  readonly #server: Server = createServer((request, response) => {
    void read(request).then((seen) => {
      this.#answer(seen, response);
    });
  });

  /** Starts listening on loopback and gives the endpoint. */
  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this.#endpoint();
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #endpoint(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string')
      throw new Error('the fake does not listen');
    return `http://127.0.0.1:${String(address.port)}`;
  }

  #answer(request: Seen, response: ServerResponse): void {
    this.seen.push(request);
    const refusal = this.refuse(request);
    if (refusal !== undefined) fail(response, refusal.status, refusal.message);
    else if (request.method === 'PUT') this.#finish(request, response);
    else if (request.method === 'POST') this.#create(request, response);
    else if (request.method === 'DELETE') this.#delete(request, response);
    else if (request.url.searchParams.get('alt') === 'media') this.#download(request, response);
    else this.#list(request, response);
  }

  #create({ url, headers, body }: Seen, response: ServerResponse): void {
    const bucket = url.pathname.split('/')[5] ?? '';
    const key = `${bucket}/${url.searchParams.get('name') ?? ''}`;
    if (url.searchParams.get('ifGenerationMatch') === '0' && this.objects.has(key)) {
      fail(response, 412, 'At least one of the pre-conditions you specified did not hold.');
      return;
    }
    if (url.searchParams.get('uploadType') === 'resumable') {
      const session = String(this.#sessions.size);
      this.#sessions.set(session, key);
      this.objects.set(key, { ...(JSON.parse(body.toString()) as object), bytes: Buffer.alloc(0) });
      response.setHeader('location', `${this.#endpoint()}/session?id=${session}`).end('{}');
      return;
    }
    const boundary = /boundary=(.+)$/.exec(headers['content-type'] ?? '')?.[1] ?? '';
    const [, head = '', content = ''] = body.toString('latin1').split(`--${boundary}`);
    const after = (part: string): string => part.slice(part.indexOf('\r\n\r\n') + 4, -2);
    const told = Buffer.from(after(head), 'latin1').toString();
    const bytes = Buffer.from(after(content), 'latin1');
    this.objects.set(key, { ...(JSON.parse(told) as object), bytes });
    json(response, { bucket, crc32c: checksum(bytes) });
  }

  /** The client sends all in one request unless it is told to cut it. */
  #finish({ url, body }: Seen, response: ServerResponse): void {
    const key = this.#sessions.get(url.searchParams.get('id') ?? '');
    if (key === undefined) {
      fail(response, 404, 'no such session');
      return;
    }
    this.objects.set(key, { ...this.objects.get(key), bytes: body });
    json(response, { size: String(body.length), crc32c: checksum(body) });
  }

  #delete({ url }: Seen, response: ServerResponse): void {
    const key = keyOf(url);
    if (this.objects.delete(key)) response.writeHead(204).end();
    else fail(response, 404, `No such object: ${key}`);
  }

  #download({ url }: Seen, response: ServerResponse): void {
    const key = keyOf(url);
    const found = this.objects.get(key);
    if (found === undefined) {
      fail(response, 404, `No such object: ${key}`);
      return;
    }
    if (found.contentEncoding) response.setHeader('content-encoding', found.contentEncoding);
    response.setHeader('x-goog-stored-content-encoding', found.contentEncoding ?? 'identity');
    response.setHeader('x-goog-hash', `crc32c=${checksum(found.bytes)}`);
    response.end(found.bytes);
  }

  #list({ url }: Seen, response: ServerResponse): void {
    const bucket = `${url.pathname.split('/')[4] ?? ''}/`;
    const names = [...this.objects.keys()]
      .filter((key) => key.startsWith(bucket + (url.searchParams.get('prefix') ?? '')))
      .map((key) => key.slice(bucket.length))
      .sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
    const from = Number(url.searchParams.get('pageToken') ?? 0);
    const items = names.slice(from, from + 3).map((name) => ({ name }));
    const rest = from + 3 < names.length ? { nextPageToken: String(from + 3) } : {};
    json(response, { items, ...rest });
  }
}

function keyOf({ pathname }: URL): string {
  const [, , , , bucket = '', , name = ''] = pathname.split('/');
  return `${bucket}/${decodeURIComponent(name)}`;
}

async function read(request: IncomingMessage): Promise<Seen> {
  const body = Buffer.concat(await collect(request as AsyncIterable<Buffer>));
  const url = new URL(request.url ?? '/', 'http://fake');
  return { method: request.method ?? '', url, headers: request.headers, body };
}

function json(response: ServerResponse, value: unknown): void {
  response.setHeader('content-type', 'application/json').end(JSON.stringify(value));
}

function fail(response: ServerResponse, status: number, message: string): void {
  response.statusCode = status;
  json(response, { error: { code: status, message } });
}

/** The client compares it with what it sent, and takes the object back if they differ. */
function checksum(bytes: Buffer): string {
  const crc32c = new CRC32C();
  crc32c.update(bytes);
  return crc32c.toString();
}
