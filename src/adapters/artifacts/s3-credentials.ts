import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { ArtifactStoreError } from './artifact-store-error.ts';

/** Prow's file of S3 credentials. Without keys, the SDK looks for ambient ones. Prow: pkg/io/providers/aws.go. */
const S3Credentials = z.object({
  region: z.string().optional(),
  /** URL of a store that is not Amazon's; a bare `host:port` is taken as HTTPS unless `insecure`. */
  endpoint: z.string().optional(),
  insecure: z.boolean().optional(),
  s3_force_path_style: z.boolean().optional(),
  access_key: z.string().optional(),
  secret_key: z.string().optional(),
});

/** How to reach an S3 store. */
export interface S3Access {
  readonly region: string;
  readonly endpoint?: string;
  readonly pathStyle: boolean;
  readonly keys?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** Amazon's region when none is named; other stores want one in the signature and mostly do not care which. */
const DEFAULT_REGION = 'us-east-1';

/** Reads the file. Throws BAD_CREDENTIALS, which never says what is in the file. */
export async function readS3Credentials(file: string | undefined): Promise<S3Access> {
  if (file === undefined) return { region: DEFAULT_REGION, pathStyle: false };
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw bad(file, 'cannot be read', cause);
  });
  return parseS3Credentials(text, file);
}

/** The same for the text of the file; `file` is its name for messages. */
export function parseS3Credentials(text: string, file: string): S3Access {
  const read = S3Credentials.safeParse(json(text, file));
  if (!read.success) {
    const fields = read.error.issues.map(({ path }) => path.join('.') || 'the whole').join(', ');
    throw bad(file, `is not of the form {region, endpoint, access_key, …}: see ${fields}`);
  }
  const { region, endpoint, insecure, s3_force_path_style, access_key, secret_key } = read.data;
  if (Boolean(access_key) !== Boolean(secret_key)) {
    throw bad(file, 'has one of access_key and secret_key: give both or none');
  }
  return {
    region: region || DEFAULT_REGION,
    pathStyle: s3_force_path_style ?? false,
    ...(endpoint ? { endpoint: withScheme(endpoint, insecure ?? false) } : {}),
    ...(access_key && secret_key
      ? { keys: { accessKeyId: access_key, secretAccessKey: secret_key } }
      : {}),
  };
}

function withScheme(endpoint: string, insecure: boolean): string {
  if (/^https?:\/\//.test(endpoint)) return endpoint;
  return `${insecure ? 'http' : 'https'}://${endpoint}`;
}

/** The parser's own message would quote the file. */
function json(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw bad(file, 'is not JSON');
  }
}

const bad = (file: string, problem: string, cause?: unknown): ArtifactStoreError =>
  new ArtifactStoreError('BAD_CREDENTIALS', `the S3 credentials file ${file} ${problem}`, {
    cause,
  });
