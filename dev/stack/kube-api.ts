import { readFile } from 'node:fs/promises';
import { request } from 'node:https';
import type { Certificates } from './certificates.ts';

/** An answer of the API server; `body` is undefined where it sent no JSON. */
export interface KubeAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** The few calls that the stack itself makes of its API server: no client library, so that a start stays quick. */
export interface KubeApi {
  /** One call. Rejects while nothing listens there yet. */
  call(method: 'GET' | 'POST', path: string, body?: unknown): Promise<KubeAnswer>;
}

/** A caller with the administrator's certificate, of an API server on loopback. */
export async function kubeApi(port: number, certificates: Certificates): Promise<KubeApi> {
  const [ca, cert, key] = await Promise.all([
    readFile(certificates.ca),
    readFile(certificates.admin.cert),
    readFile(certificates.admin.key),
  ]);
  return {
    call(method, path, body) {
      return new Promise((resolve, reject) => {
        const options = { host: '127.0.0.1', port, path, method, ca, cert, key, timeout: 10_000 };
        const headers = { 'content-type': 'application/json' };
        const sent = request({ ...options, headers, agent: false }, (response) => {
          const chunks: Buffer[] = [];
          response.on('error', reject);
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () => {
            const text = Buffer.concat(chunks).toString();
            resolve({ status: response.statusCode ?? 0, body: parsed(text) });
          });
        });
        sent.on('error', reject);
        sent.on('timeout', () => sent.destroy());
        sent.end(body === undefined ? undefined : JSON.stringify(body));
      });
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // The health checks answer `ok`.
  }
}
