import { spawn } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { GIT_ENVIRONMENT } from './environment.ts';
import type { GitRepo } from './git-repo.ts';

/** A request of git's smart HTTP protocol. */
export interface GitRequest {
  readonly repo: GitRepo;
  /** `info/refs`, `git-upload-pack` or `git-receive-pack`. */
  readonly service: string;
  readonly query: string;
  /** The login that pushes, if it may. */
  readonly pusher: string | undefined;
  /** What is to be done before the client learns that the request has been. */
  readonly after: () => Promise<void>;
}

/** True when the request reads or writes on behalf of `git push`. */
export function isPush({ service, query }: Pick<GitRequest, 'service' | 'query'>): boolean {
  return service === 'git-receive-pack' || query.includes('service=git-receive-pack');
}

/** `/ORG/REPO.git/SERVICE`, as git asks; GitHub does without `.git` too. */
export function gitPath(path: string): { repo: GitRepo; service: string } | undefined {
  const match =
    /^\/([\w.-]+)\/([\w.-]+?)(?:\.git)?\/(info\/refs|git-upload-pack|git-receive-pack)$/.exec(path);
  const [, org, name, service] = match ?? [];
  if (org === undefined || name === undefined || service === undefined) return undefined;
  return { repo: { org, name }, service };
}

/** Hands a request to git-http-backend(1), which speaks CGI (RFC 3875), and its answer back. */
export async function serveGit(
  root: string,
  { repo, service, query, pusher, after }: GitRequest,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const header = (name: string): string => request.headers[name]?.toString() ?? '';
  const backend = spawn('git', ['http-backend'], {
    env: {
      ...GIT_ENVIRONMENT,
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: `/${repo.org}/${repo.name}.git/${service}`,
      QUERY_STRING: query,
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: header('content-type'),
      HTTP_CONTENT_ENCODING: header('content-encoding'),
      GIT_PROTOCOL: header('git-protocol'),
      ...(pusher === undefined ? {} : { REMOTE_USER: pusher }),
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  // A client that hangs up, or a backend that answers before it read everything, breaks the pipe; the answer tells.
  backend.stdin.on('error', () => undefined);
  request.pipe(backend.stdin);
  try {
    await pipeline(bodyOf(backend.stdout, response, after), response);
  } finally {
    backend.kill();
  }
}

/** Turns the CGI header into that of the response, and gives what follows it. */
async function* bodyOf(
  output: AsyncIterable<Buffer>,
  response: ServerResponse,
  after: () => Promise<void>,
): AsyncGenerator<Buffer> {
  let head: Buffer | undefined = Buffer.alloc(0);
  for await (const chunk of output) {
    if (head === undefined) {
      yield chunk;
      continue;
    }
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf('\r\n\r\n');
    if (end === -1) continue;
    writeHead(head.subarray(0, end).toString(), response);
    yield head.subarray(end + 4);
    head = undefined;
  }
  await after();
}

function writeHead(head: string, response: ServerResponse): void {
  for (const line of head.split('\r\n')) {
    const [name = '', ...value] = line.split(': ');
    if (name.toLowerCase() === 'status') response.statusCode = Number(value.join('').slice(0, 3));
    else response.setHeader(name, value.join(': '));
  }
}
