import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Certificates } from './certificates.ts';
import { SERVICE_ACCOUNT_FOLDER } from './given.ts';

/** Writes a kubeconfig for the administrator of our own cluster; only the user may read it. */
export async function writeAdminKubeconfig(
  file: string,
  server: string,
  certificates: Certificates,
): Promise<void> {
  const { admin, ca } = certificates;
  const user = { 'client-certificate': admin.cert, 'client-key': admin.key };
  await write(file, { server, 'certificate-authority': ca }, user);
}

/** Writes a kubeconfig for the cluster that this process runs in as a Pod, by its service account. */
export async function writeInClusterKubeconfig(file: string, server: string): Promise<void> {
  const ca = join(SERVICE_ACCOUNT_FOLDER, 'ca.crt');
  const user = { tokenFile: join(SERVICE_ACCOUNT_FOLDER, 'token') };
  await write(file, { server, 'certificate-authority': ca }, user);
}

async function write(file: string, cluster: object, user: object): Promise<void> {
  const name = 'prowflow';
  const kubeconfig = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name, cluster }],
    users: [{ name, user }],
    contexts: [{ name, context: { cluster: name, user: name } }],
    'current-context': name,
  };
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  // JSON is YAML. A rename also gives an older file the right mode.
  await writeFile(`${file}.new`, `${JSON.stringify(kubeconfig, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}
