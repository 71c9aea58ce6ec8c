import { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
  UploadPartCommand,
  paginateListObjectsV2,
  type GetObjectCommandOutput,
} from '@aws-sdk/client-s3';
import type { ArtifactStore, ObjectInfo } from '../../ports/artifact-store.ts';
import { ArtifactStoreError, refusal } from './artifact-store-error.ts';
import { decodeStream } from './decode-stream.ts';
import { decode } from './decode.ts';
import { checkObjectPath, checkPrefix } from './object-path.ts';
import { inParts } from './parts.ts';
import type { S3Access } from './s3-credentials.ts';
import { watchBody } from './watch-body.ts';

/** At least S3's minimum for a part (5 MiB); with S3's 10,000 parts at most, the largest object is 78 GiB. */
const PART = 8 * 1024 * 1024;

/** Where an object goes, as each S3 command wants it said. */
interface Target {
  readonly Bucket: string;
  readonly Key: string;
}

/** A bucket of Amazon S3 or of a server that speaks its language. Each request is tried up to four times. */
export function s3Store(bucket: string, access: S3Access): ArtifactStore {
  const client = s3Client(access);
  return {
    async put(path, body, meta) {
      const target = { Bucket: bucket, Key: checkObjectPath(path) };
      const watched = watchBody(body);
      await translated(bucket, path, () =>
        upload(client, target, inParts(watched.bytes, PART), meta),
      ).catch((error: unknown) => {
        throw watched.blame(error);
      });
    },
    async putNew(path, body, meta) {
      const target = { Bucket: bucket, Key: checkObjectPath(path) };
      return translated(bucket, path, () => create(client, target, body, meta));
    },
    async get(path) {
      const target = { Bucket: bucket, Key: checkObjectPath(path) };
      const found = await translated(bucket, path, () => download(client, target));
      return found && decode(found.bytes, found.encoding, `s3://${bucket}/${path}`);
    },
    async open(path) {
      const target = { Bucket: bucket, Key: checkObjectPath(path) };
      const { Body, ContentEncoding } =
        (await translated(bucket, path, () => ask(client, target))) ?? {};
      if (!(Body instanceof Readable)) return undefined;
      return translated(bucket, path, () => decodeStream(Body, () => ContentEncoding));
    },
    async *list(prefix) {
      const input = { Bucket: bucket, Prefix: checkPrefix(prefix) };
      const pages = paginateListObjectsV2({ client }, input)[Symbol.asyncIterator]();
      for (;;) {
        const page = await translated(bucket, prefix, () => pages.next());
        if (page.done) return;
        for (const { Key } of page.value.Contents ?? []) if (Key !== undefined) yield Key;
      }
    },
    async delete(path) {
      const target = { Bucket: bucket, Key: checkObjectPath(path) };
      await translated(bucket, path, () => client.send(new DeleteObjectCommand(target)));
    },
  };
}

function s3Client({ region, endpoint, pathStyle, keys }: S3Access): S3Client {
  return new S3Client({
    region,
    forcePathStyle: pathStyle,
    maxAttempts: 4,
    // The SDK's newer default sends checksums that many S3-compatible servers refuse.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { connectionTimeout: 10_000, requestTimeout: 120_000 },
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(keys === undefined ? {} : { credentials: keys }),
  });
}

/** One request for what fits in one part, else a multipart upload, which is taken back if it fails. */
async function upload(
  client: S3Client,
  target: Target,
  parts: AsyncIterator<Buffer>,
  meta: ObjectInfo,
): Promise<void> {
  const first = await parts.next();
  const second = await parts.next();
  if (first.done || second.done) {
    const Body = first.done ? Buffer.alloc(0) : first.value;
    await client.send(new PutObjectCommand({ ...target, ...headers(meta), Body }));
    return;
  }
  const created = await client.send(
    new CreateMultipartUploadCommand({ ...target, ...headers(meta) }),
  );
  const session = { ...target, UploadId: created.UploadId };
  try {
    const Parts = await uploadParts(client, session, [first.value, second.value], parts);
    await client.send(
      new CompleteMultipartUploadCommand({ ...session, MultipartUpload: { Parts } }),
    );
  } catch (error) {
    await client.send(new AbortMultipartUploadCommand(session)).catch(() => undefined);
    throw error;
  }
}

/** Servers that do not know the condition would replace what is there, so it is looked for before. */
async function create(
  client: S3Client,
  target: Target,
  Body: Uint8Array,
  meta: ObjectInfo,
): Promise<boolean> {
  if (await isThere(client, target)) return false;
  try {
    const command = { ...target, ...headers(meta), Body, IfNoneMatch: '*' };
    await client.send(new PutObjectCommand(command));
    return true;
  } catch (error) {
    if (error instanceof S3ServiceException && error.name === 'PreconditionFailed') return false;
    throw error;
  }
}

/** What else the server has to say to this, it says to the upload again, and more clearly. */
async function isThere(client: S3Client, target: Target): Promise<boolean> {
  try {
    await client.send(new HeadObjectCommand(target));
    return true;
  } catch (error) {
    if (error instanceof S3ServiceException) return false;
    throw error;
  }
}

async function uploadParts(
  client: S3Client,
  session: Target & { readonly UploadId: string | undefined },
  first: readonly Buffer[],
  rest: AsyncIterator<Buffer>,
): Promise<{ readonly PartNumber: number; readonly ETag: string | undefined }[]> {
  const done: { PartNumber: number; ETag: string | undefined }[] = [];
  const send = async (Body: Buffer): Promise<void> => {
    const PartNumber = done.length + 1;
    const { ETag } = await client.send(new UploadPartCommand({ ...session, PartNumber, Body }));
    done.push({ PartNumber, ETag });
  };
  for (const part of first) await send(part);
  for (let part = await rest.next(); !part.done; part = await rest.next()) await send(part.value);
  return done;
}

function headers({ contentType, contentEncoding, metadata }: ObjectInfo): {
  readonly ContentType?: string;
  readonly ContentEncoding?: string;
  readonly Metadata?: Record<string, string>;
} {
  return {
    ...(contentType === undefined ? {} : { ContentType: contentType }),
    ...(contentEncoding === undefined ? {} : { ContentEncoding: contentEncoding }),
    ...(metadata === undefined ? {} : { Metadata: { ...metadata } }),
  };
}

async function download(
  client: S3Client,
  target: Target,
): Promise<{ readonly bytes: Uint8Array; readonly encoding: string | undefined } | undefined> {
  const found = await ask(client, target);
  if (found === undefined) return undefined;
  const bytes = (await found.Body?.transformToByteArray()) ?? new Uint8Array();
  return { bytes, encoding: found.ContentEncoding };
}

async function ask(client: S3Client, target: Target): Promise<GetObjectCommandOutput | undefined> {
  try {
    return await client.send(new GetObjectCommand(target));
  } catch (error) {
    if (error instanceof S3ServiceException && error.name === 'NoSuchKey') return undefined;
    throw error;
  }
}

async function translated<T>(bucket: string, path: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof S3ServiceException) {
      const status = error.$metadata.httpStatusCode;
      throw refusal(`s3://${bucket}/${path}`, status, `${error.name}: ${error.message}`);
    }
    if (!(error instanceof Error)) throw error;
    if (error.name === 'CredentialsProviderError') {
      throw new ArtifactStoreError(
        'BAD_CREDENTIALS',
        `s3://${bucket}/${path}: no S3 credentials: give a file with access_key and secret_key, or run where ambient ones are`,
      );
    }
    throw refusal(`s3://${bucket}/${path}`, undefined, `${error.name}: ${error.message}`);
  }
}
