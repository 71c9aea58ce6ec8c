import type { DecorationConfig } from '../../prowjob/decoration-config.ts';
import { filledListOf, listOf, mapOf } from '../read/collections.ts';
import { object } from '../read/object.ts';
import type { Reader } from '../read/reader.ts';
import {
  anything,
  duration,
  filledText,
  flag,
  oneOf,
  quantity,
  text,
  wholeNumber,
} from '../read/scalars.ts';
import { resources } from './pod-spec.ts';

const secretKey = object({ name: text, key: text });

const storage = object({
  bucket: filledText,
  path_prefix: filledText,
  path_strategy: oneOf(['legacy', 'single', 'explicit']),
  default_org: filledText,
  default_repo: filledText,
  mediaTypes: mapOf(text),
  job_url_prefix: filledText,
  local_output_dir: filledText,
  compress_file_types: listOf(text),
});

/**
 * Prow: pkg/apis/prowjobs/v1/types.go `DecorationConfig`. A `text` that is empty overrides a default (Go: a pointer),
 * an empty `filledText` does not.
 */
export const decoration: Reader<DecorationConfig> = object({
  timeout: duration,
  grace_period: duration,
  utility_images: object({
    clonerefs: filledText,
    initupload: filledText,
    entrypoint: filledText,
    sidecar: filledText,
  }),
  resources: object({
    clonerefs: resources,
    initupload: resources,
    place_entrypoint: resources,
    sidecar: resources,
  }),
  gcs_configuration: storage,
  gcs_credentials_secret: text,
  s3_credentials_secret: text,
  default_service_account_name: text,
  ssh_key_secrets: filledListOf(text),
  ssh_host_fingerprints: filledListOf(text),
  blobless_fetch: flag,
  sparse_checkout_files: filledListOf(text),
  skip_cloning: flag,
  cookiefile_secret: text,
  oauth_token_secret: secretKey,
  github_api_endpoints: filledListOf(text),
  github_app_id: filledText,
  github_app_private_key_secret: secretKey,
  censor_secrets: flag,
  censoring_options: object({
    censoring_concurrency: wholeNumber,
    censoring_buffer_size: wholeNumber,
    include_directories: listOf(text),
    exclude_directories: listOf(text),
    minimum_secret_length: wholeNumber,
  }),
  upload_ignores_interrupts: flag,
  set_limit_equals_memory_request: flag,
  default_memory_request: quantity,
  scheduling_options: object({ affinity: anything, tolerations: listOf(anything) }),
  pod_pending_timeout: duration,
  pod_running_timeout: duration,
  pod_unscheduled_timeout: duration,
  run_as_user: wholeNumber,
  run_as_group: wholeNumber,
  fs_group: wholeNumber,
});
