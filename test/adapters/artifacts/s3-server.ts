import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { silentProgress } from '../../../dev/progress.ts';
import { versitygwBinary } from '../../../dev/stack/tools.ts';

/** A real S3 server on loopback, with its objects in a folder that goes away with it. */
export class S3Server {
  readonly #process: ChildProcess;
  readonly #folder: string;
  readonly #port: number;

  private constructor(process: ChildProcess, folder: string, port: number) {
    this.#process = process;
    this.#folder = folder;
    this.#port = port;
  }

  static async start(): Promise<S3Server> {
    const binary = await versitygwBinary(silentProgress);
    const folder = await mkdtemp(join(tmpdir(), 's3-server-'));
    const data = join(folder, 'data');
    await mkdir(data);
    const port = await freePort();
    const keys = ['--access', 'test', '--secret', 'test-secret'];
    const where = ['--port', `127.0.0.1:${String(port)}`, '--quiet', 'posix', data];
    const server = new S3Server(
      spawn(binary, [...keys, ...where], { stdio: 'ignore' }),
      folder,
      port,
    );
    await server.#answering();
    return server;
  }

  async stop(): Promise<void> {
    this.#process.kill();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** With its posix backend, a folder is a bucket. */
  async createBucket(name: string): Promise<void> {
    await mkdir(join(this.#folder, 'data', name));
  }

  /** Writes a file of credentials in Prow's form and gives its path. */
  async credentials(secret = 'test-secret'): Promise<string> {
    const file = join(this.#folder, `credentials-${secret}.json`);
    const access = {
      endpoint: `127.0.0.1:${String(this.#port)}`,
      insecure: true,
      s3_force_path_style: true,
      access_key: 'test',
      secret_key: secret,
    };
    await writeFile(file, JSON.stringify(access));
    return file;
  }

  async #answering(): Promise<void> {
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const url = `http://127.0.0.1:${String(this.#port)}/`;
      if ((await fetch(url).catch(() => undefined)) !== undefined) return;
      await sleep(100);
    }
    throw new Error('versitygw does not answer');
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
