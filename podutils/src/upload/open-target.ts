import { openStore } from '../../../src/adapters/artifacts/open-store.ts';
import { parseLocation } from '../../../src/adapters/artifacts/store-location.ts';
import type { ArtifactStore } from '../../../src/ports/artifact-store.ts';
import type { Log } from '../log.ts';
import type { UploadOptions } from './upload-options.ts';

/** Where results can be put. */
export type Target = Pick<ArtifactStore, 'put'>;

/**
 * Opens what the options name: a bucket, a local directory, or with `dry_run` nothing but the log. Throws
 * ArtifactStoreError when bucket or credentials cannot be used.
 */
export async function openTarget(options: UploadOptions, log: Log): Promise<Target> {
  if (options.dry_run) {
    return {
      put: (path) => {
        log.info('Would upload', { path });
        return Promise.resolve();
      },
    };
  }
  if (options.local_output_dir !== '') {
    return openStore({ provider: 'file', bucket: options.local_output_dir });
  }
  return openStore(parseLocation(options.bucket), {
    ...(options.gcs_credentials_file === ''
      ? {}
      : { gcsCredentialsFile: options.gcs_credentials_file }),
    ...(options.s3_credentials_file === ''
      ? {}
      : { s3CredentialsFile: options.s3_credentials_file }),
  });
}
