import type { DecorationConfig } from '../prowjob/decoration-config.ts';
import type { Volume, VolumeMount } from '../prowjob/pod-spec.ts';

/** How initupload and sidecar reach the bucket. */
export interface BlobStorage {
  readonly volumes: readonly Volume[];
  readonly mounts: readonly VolumeMount[];
  /** The part of INITUPLOAD_OPTIONS and SIDECAR_OPTIONS that both share. Prow: pkg/gcsupload/options.go `Options`. */
  readonly options: Readonly<Record<string, unknown>>;
}

const GCS_CREDENTIALS: VolumeMount = { name: 'gcs-credentials', mountPath: '/secrets/gcs' };
const S3_CREDENTIALS: VolumeMount = { name: 's3-credentials', mountPath: '/secrets/s3-storage' };

/** Both kinds of credentials are in a file of this name. */
const CREDENTIALS_FILE = 'service-account.json';

/** Prow: pkg/pod-utils/decorate/podspec.go `BlobStorageOptions`. */
export function blobStorage(config: DecorationConfig): BlobStorage {
  const gcs = secret(GCS_CREDENTIALS, config.gcs_credentials_secret);
  const s3 = secret(S3_CREDENTIALS, config.s3_credentials_secret);
  const used = [gcs, s3].filter((part) => part !== undefined);
  return {
    volumes: used.map(({ volume }) => volume),
    mounts: used.map(({ mount }) => mount),
    options: {
      ...config.gcs_configuration,
      gcs_credentials_file: gcs?.file,
      s3_credentials_file: s3?.file,
      dry_run: false,
    },
  };
}

function secret(
  mount: VolumeMount,
  secretName: string | undefined,
): { readonly mount: VolumeMount; readonly volume: Volume; readonly file: string } | undefined {
  if (!secretName) return undefined;
  return {
    mount,
    volume: { name: mount.name, secret: { secretName } },
    file: `${mount.mountPath}/${CREDENTIALS_FILE}`,
  };
}
