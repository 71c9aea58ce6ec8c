import type { Resources } from './pod-spec.ts';

/**
 * How a job's Pod is wrapped with clone, upload and log collection. Field names, meaning and defaults are Prow's
 * (pkg/apis/prowjobs/v1/types.go `DecorationConfig`). Durations are Go duration text in canonical form ("2h0m0s").
 */
export interface DecorationConfig {
  readonly timeout?: string;
  readonly grace_period?: string;
  readonly utility_images?: UtilityImages;
  readonly resources?: {
    readonly clonerefs?: Resources;
    readonly initupload?: Resources;
    readonly place_entrypoint?: Resources;
    readonly sidecar?: Resources;
  };
  readonly gcs_configuration?: StorageConfig;
  readonly gcs_credentials_secret?: string;
  readonly s3_credentials_secret?: string;
  readonly default_service_account_name?: string;
  readonly ssh_key_secrets?: readonly string[];
  readonly ssh_host_fingerprints?: readonly string[];
  readonly blobless_fetch?: boolean;
  readonly sparse_checkout_files?: readonly string[];
  readonly skip_cloning?: boolean;
  readonly cookiefile_secret?: string;
  readonly oauth_token_secret?: SecretKey;
  readonly github_api_endpoints?: readonly string[];
  readonly github_app_id?: string;
  readonly github_app_private_key_secret?: SecretKey;
  readonly censor_secrets?: boolean;
  readonly censoring_options?: CensoringOptions;
  readonly upload_ignores_interrupts?: boolean;
  readonly set_limit_equals_memory_request?: boolean;
  readonly default_memory_request?: string | number;
  readonly scheduling_options?: {
    readonly affinity?: unknown;
    readonly tolerations?: readonly unknown[];
  };
  readonly pod_pending_timeout?: string;
  readonly pod_running_timeout?: string;
  readonly pod_unscheduled_timeout?: string;
  readonly run_as_user?: number;
  readonly run_as_group?: number;
  readonly fs_group?: number;
}

export interface UtilityImages {
  readonly clonerefs?: string;
  readonly initupload?: string;
  readonly entrypoint?: string;
  readonly sidecar?: string;
}

/** Where results are stored. Prow: `GCSConfiguration`; the name stays although S3 and plain directories work too. */
export interface StorageConfig {
  readonly bucket?: string;
  readonly path_prefix?: string;
  readonly path_strategy?: 'legacy' | 'single' | 'explicit';
  readonly default_org?: string;
  readonly default_repo?: string;
  readonly mediaTypes?: Readonly<Record<string, string>>;
  readonly job_url_prefix?: string;
  readonly local_output_dir?: string;
  readonly compress_file_types?: readonly string[];
}

export interface SecretKey {
  readonly name?: string;
  readonly key?: string;
}

export interface CensoringOptions {
  readonly censoring_concurrency?: number;
  readonly censoring_buffer_size?: number;
  readonly include_directories?: readonly string[];
  readonly exclude_directories?: readonly string[];
  readonly minimum_secret_length?: number;
}
