import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseS3Credentials } from '../../src/adapters/artifacts/s3-credentials.ts';
import { s3Store } from '../../src/adapters/artifacts/s3-store.ts';
import type { ArtifactStore } from '../../src/ports/artifact-store.ts';
import type { Progress } from '../progress.ts';
import { startDaemon } from '../stack/daemon.ts';
import { instancePaths, partFolder } from '../stack/paths.ts';
import { reservePorts } from '../stack/settings.ts';
import { versitygwBinary } from '../stack/tools.ts';
import { waitFor } from '../stack/wait.ts';

/** An S3 server for what jobs upload. */
export interface ObjectStore {
  readonly bucket: string;
  /** The file that Prow's `s3_credentials_secret` holds under `service-account.json`. */
  readonly credentials: string;
  /** The bucket, to read from. */
  readonly artifacts: ArtifactStore;
}

export interface ObjectStoreOptions {
  readonly instance: string;
  readonly progress: Progress;
  /** The address on which Pods reach this machine; the server listens there and nowhere else. */
  readonly address: string;
}

const BUCKET = 'prowflow';

/** Starts the S3 server of an instance, its objects plain files; it ends with the instance's Kubernetes. */
export async function startObjectStore(options: ObjectStoreOptions): Promise<ObjectStore> {
  const { instance, address } = options;
  const binary = await versitygwBinary(options.progress);
  const paths = instancePaths(instance);
  const reserved = await reservePorts(paths, ['s3']);
  const folder = partFolder(paths, 'kubernetes');
  const objects = join(paths.root, 'objects');
  await mkdir(join(objects, BUCKET), { recursive: true, mode: 0o700 });
  const { access, secret } = await keys(join(paths.root, 's3-keys'));
  const at = `${address}:${String(reserved('s3'))}`;
  await startDaemon(folder, 'versitygw', binary, ['--port', at, '--quiet', 'posix', objects], {
    ...process.env,
    ROOT_ACCESS_KEY: access,
    ROOT_SECRET_KEY: secret,
  });
  const answers = async () => (await fetch(`http://${at}`).catch(() => undefined)) && true;
  await waitFor('the S3 server to answer', answers, { timeoutMs: 20_000 });
  const credentials = JSON.stringify({
    region: 'us-east-1',
    endpoint: `http://${at}`,
    insecure: true,
    s3_force_path_style: true,
    access_key: access,
    secret_key: secret,
  });
  const artifacts = s3Store(BUCKET, parseS3Credentials(credentials, 's3-keys'));
  return { bucket: BUCKET, credentials, artifacts };
}

interface Keys {
  readonly access: string;
  readonly secret: string;
}

/** Keys of this instance alone, kept so that a second start reads what the first wrote. */
async function keys(file: string): Promise<Keys> {
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept !== undefined) {
    const [access = '', secret = ''] = kept.split('\n');
    return { access, secret };
  }
  const made = { access: randomBytes(10).toString('hex'), secret: randomBytes(20).toString('hex') };
  await writeFile(file, `${made.access}\n${made.secret}\n`, { mode: 0o600 });
  return made;
}
