import { IdempotencyStrategy, Storage } from '@google-cloud/storage';
import type { Bucket, File, SaveOptions } from '@google-cloud/storage';
import { pipeline } from 'node:stream/promises';
import type { ArtifactStore, ObjectInfo } from '../../ports/artifact-store.ts';
import { ArtifactStoreError, refusal } from './artifact-store-error.ts';
import { decodeStream } from './decode-stream.ts';
import { decode } from './decode.ts';
import { checkObjectPath, checkPrefix } from './object-path.ts';
import { inParts } from './parts.ts';
import { watchBody } from './watch-body.ts';

/** Up to this size an object goes up in one request, which can be repeated whole. */
const SMALL = 8 * 1024 * 1024;

/** How to reach Google Cloud Storage: a service account's file, else ambient credentials; `endpoint` for an emulator. */
export interface GcsAccess {
  readonly credentialsFile?: string;
  readonly endpoint?: string;
}

/** A bucket of Google Cloud Storage. Each request is tried up to four times. */
export function gcsStore(name: string, access: GcsAccess): ArtifactStore {
  const bucket = openBucket(name, access);
  return {
    async put(path, body, meta) {
      const file = bucket.file(checkObjectPath(path));
      const watched = watchBody(body);
      await translated(file, () => upload(file, inParts(watched.bytes, SMALL), meta)).catch(
        (error: unknown) => {
          throw watched.blame(error);
        },
      );
    },
    async putNew(path, body, meta) {
      const file = bucket.file(checkObjectPath(path));
      return translated(file, () => create(file, Buffer.from(body), meta));
    },
    async get(path) {
      const file = bucket.file(checkObjectPath(path));
      const found = await translated(file, () => download(file));
      return found && decode(found.bytes, found.encoding, place(file));
    },
    async open(path) {
      const file = bucket.file(checkObjectPath(path));
      return translated(file, () => openObject(file));
    },
    async *list(prefix) {
      const query = { prefix: checkPrefix(prefix), fields: 'items(name),nextPageToken' };
      const files: AsyncIterator<File> = bucket.getFilesStream(query)[Symbol.asyncIterator]();
      for (;;) {
        const next = await translated({ name: prefix, bucket }, () => files.next());
        if (next.done) return;
        yield next.value.name;
      }
    },
    async delete(path) {
      const file = bucket.file(checkObjectPath(path));
      await translated(file, () => file.delete({ ignoreNotFound: true }));
    },
  };
}

function openBucket(name: string, { credentialsFile, endpoint }: GcsAccess): Bucket {
  const storage = new Storage({
    // All that is written is written whole, so each request may be repeated.
    retryOptions: { maxRetries: 3, idempotencyStrategy: IdempotencyStrategy.RetryAlways },
    ...(credentialsFile === undefined ? {} : { keyFilename: credentialsFile }),
    ...(endpoint === undefined ? {} : { apiEndpoint: endpoint }),
  });
  return storage.bucket(name);
}

async function upload(file: File, parts: AsyncGenerator<Buffer>, meta: ObjectInfo): Promise<void> {
  const options = optionsOf(meta);
  const first = await parts.next();
  const second = await parts.next();
  if (first.done || second.done) {
    const body = first.done ? Buffer.alloc(0) : first.value;
    await file.save(body, { ...options, resumable: false });
    return;
  }
  const all = chain([first.value, second.value], parts);
  await pipeline(all, file.createWriteStream({ ...options, resumable: true }));
}

/** Generation 0 is that of an object that is not there. */
async function create(file: File, body: Buffer, meta: ObjectInfo): Promise<boolean> {
  try {
    const preconditionOpts = { ifGenerationMatch: 0 };
    await file.save(body, { ...optionsOf(meta), resumable: false, preconditionOpts });
    return true;
  } catch (error) {
    if (statusOf(error) === 412) return false;
    throw error;
  }
}

function optionsOf({ contentType, contentEncoding, metadata }: ObjectInfo): SaveOptions {
  return {
    metadata: {
      ...(contentType === undefined ? {} : { contentType }),
      ...(contentEncoding === undefined ? {} : { contentEncoding }),
      ...(metadata === undefined ? {} : { metadata: { ...metadata } }),
    },
  };
}

async function* chain(first: readonly Buffer[], rest: AsyncIterable<Buffer>) {
  yield* first;
  yield* rest;
}

async function download(
  file: File,
): Promise<{ readonly bytes: Uint8Array; readonly encoding: string | undefined } | undefined> {
  const { stream, encoding } = packedStream(file);
  return orMissing(async () => {
    const bytes = Buffer.concat(await stream.toArray());
    return { bytes, encoding: encoding() };
  });
}

function openObject(file: File): Promise<AsyncIterable<Uint8Array> | undefined> {
  const { stream, encoding } = packedStream(file);
  return orMissing(() => decodeStream(stream, encoding));
}

/** The library would unpack by itself, without a limit. The encoding is known once there are bytes. */
function packedStream(file: File) {
  const stream = file.createReadStream({ decompress: false });
  let encoding: string | undefined;
  stream.on('response', (response: { readonly headers: Record<string, string | undefined> }) => {
    encoding = response.headers['content-encoding'];
  });
  return { stream, encoding: () => encoding };
}

async function orMissing<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (statusOf(error) === 404 && !saysNoBucket(error)) return undefined;
    throw error;
  }
}

async function translated<T>(
  file: { readonly name: string; readonly bucket: Bucket },
  run: () => Promise<T>,
): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (/default credentials|ENOENT|PEM|private key/i.test(error.message)) {
      throw new ArtifactStoreError(
        'BAD_CREDENTIALS',
        `${place(file)}: no usable Google credentials: give a service account's file, or run where ambient ones are`,
      );
    }
    throw refusal(place(file), statusOf(error), error.message.slice(0, 300));
  }
}

const place = ({ name, bucket }: { readonly name: string; readonly bucket: Bucket }): string =>
  `gs://${bucket.name}/${name}`;

function saysNoBucket(error: unknown): boolean {
  return error instanceof Error && /bucket does not exist/i.test(error.message);
}

/** The library's errors carry the HTTP status as `code`, as a number or as text. */
function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const status = Number(error.code);
  return Number.isInteger(status) ? status : undefined;
}
