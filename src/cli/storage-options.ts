import type { Command } from 'commander';
import type { StoreCredentials } from '../adapters/artifacts/open-store.ts';

/** With which credentials the buckets of results are reached; the names are those of Prow's flags. */
export interface StorageOptions {
  readonly gcsCredentialsFile?: string;
  readonly s3CredentialsFile?: string;
}

/** Adds Prow's options for buckets. Prow: pkg/flagutil/storage_client.go `StorageClientOptions.AddFlags`. */
export function addStorageOptions(command: Command): Command {
  return command
    .option(
      '--gcs-credentials-file <file>',
      "a Google service account's JSON; else what the machine has",
    )
    .option(
      '--s3-credentials-file <file>',
      "Prow's JSON of region, endpoint and keys; else what the machine has",
    );
}

export function storageOf(options: StorageOptions): StoreCredentials {
  const { gcsCredentialsFile, s3CredentialsFile } = options;
  return {
    ...(gcsCredentialsFile !== undefined && { gcsCredentialsFile }),
    ...(s3CredentialsFile !== undefined && { s3CredentialsFile }),
  };
}
