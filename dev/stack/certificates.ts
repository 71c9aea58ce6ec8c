import { generateKeyPairSync } from 'node:crypto';
import { access, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './command.ts';

/** Files of a control plane's own certificate authority, PEM each. All are private to the user. */
export interface Certificates {
  readonly ca: string;
  /** For everything that listens: API server, kubelet, etcd. */
  readonly server: { readonly cert: string; readonly key: string };
  /** For everything that calls: a member of system:masters. */
  readonly admin: { readonly cert: string; readonly key: string };
  /** What service account tokens are signed with. */
  readonly serviceAccountKey: string;
}

/** The certificates in this folder; made on the first call, since Node itself cannot sign one, by openssl. */
export async function ensureCertificates(folder: string): Promise<Certificates> {
  const made = await access(folder).then(
    () => true,
    () => false,
  );
  if (!made) {
    // Made elsewhere and renamed: a half-made set never looks like a whole one.
    const temporary = `${folder}.new`;
    await rm(temporary, { recursive: true, force: true });
    await mkdir(temporary, { recursive: true, mode: 0o700 });
    await makeAll(temporary);
    await rename(temporary, folder);
  }
  const pair = (name: string) => ({
    cert: join(folder, `${name}.crt`),
    key: join(folder, `${name}.key`),
  });
  return {
    ca: join(folder, 'ca.crt'),
    server: pair('server'),
    admin: pair('admin'),
    serviceAccountKey: join(folder, 'service-account.key'),
  };
}

const SERVER_NAMES = [
  'IP:127.0.0.1',
  'DNS:localhost',
  'DNS:kubernetes.default.svc',
  'DNS:kubernetes.default',
];

async function makeAll(folder: string): Promise<void> {
  await sign(folder, 'ca', '/CN=prowflow local CA', [
    '-addext',
    'keyUsage=critical,keyCertSign,cRLSign',
  ]);
  const byCa = ['-CA', join(folder, 'ca.crt'), '-CAkey', join(folder, 'ca.key')];
  const leaf = [...byCa, '-addext', 'basicConstraints=critical,CA:FALSE'];
  await Promise.all([
    sign(folder, 'server', '/CN=prowflow-server', [
      ...leaf,
      '-addext',
      `subjectAltName=${SERVER_NAMES.join(',')}`,
    ]),
    sign(folder, 'admin', '/O=system:masters/CN=prowflow-admin', leaf),
  ]);
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  await writeFile(join(folder, 'service-account.key'), pem, { mode: 0o600 });
}

async function sign(
  folder: string,
  name: string,
  subject: string,
  extra: readonly string[],
): Promise<void> {
  const files = ['-keyout', join(folder, `${name}.key`), '-out', join(folder, `${name}.crt`)];
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  await run('openssl', [
    'req',
    '-x509',
    '-days',
    '3650',
    ...key,
    '-subj',
    subject,
    ...files,
    ...extra,
  ]);
}
