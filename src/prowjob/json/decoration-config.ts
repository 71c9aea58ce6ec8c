import { z } from 'zod';
import { formatGoDuration, parseGoDuration } from '../go-duration.ts';
import { Resources } from './pod-spec.ts';

const text = z.string().exactOptional();
const texts = z.array(z.string()).exactOptional();
const flag = z.boolean().exactOptional();
const int = z.int().exactOptional();
const secretKey = z.looseObject({ name: text, key: text }).exactOptional();

/** Go's text or nanoseconds; canonical text afterwards. */
const duration = z
  .union([z.string(), z.number()])
  .refine((value) => parseGoDuration(value) !== undefined, 'is no duration such as 1h30m')
  .transform((value) => formatGoDuration(parseGoDuration(value) ?? 0))
  .exactOptional();

const Storage = z.looseObject({
  bucket: text,
  path_prefix: text,
  path_strategy: z.enum(['legacy', 'single', 'explicit']).exactOptional(),
  default_org: text,
  default_repo: text,
  mediaTypes: z.record(z.string(), z.string()).exactOptional(),
  job_url_prefix: text,
  local_output_dir: text,
  compress_file_types: texts,
});

/** The JSON of Prow's `DecorationConfig`. */
export const DecorationConfig = z.looseObject({
  timeout: duration,
  grace_period: duration,
  utility_images: z
    .looseObject({ clonerefs: text, initupload: text, entrypoint: text, sidecar: text })
    .exactOptional(),
  resources: z
    .looseObject({
      clonerefs: Resources.exactOptional(),
      initupload: Resources.exactOptional(),
      place_entrypoint: Resources.exactOptional(),
      sidecar: Resources.exactOptional(),
    })
    .exactOptional(),
  gcs_configuration: Storage.exactOptional(),
  gcs_credentials_secret: text,
  s3_credentials_secret: text,
  default_service_account_name: text,
  ssh_key_secrets: texts,
  ssh_host_fingerprints: texts,
  blobless_fetch: flag,
  sparse_checkout_files: texts,
  skip_cloning: flag,
  cookiefile_secret: text,
  oauth_token_secret: secretKey,
  github_api_endpoints: texts,
  github_app_id: text,
  github_app_private_key_secret: secretKey,
  censor_secrets: flag,
  censoring_options: z
    .looseObject({
      censoring_concurrency: int,
      censoring_buffer_size: int,
      include_directories: texts,
      exclude_directories: texts,
      minimum_secret_length: int,
    })
    .exactOptional(),
  upload_ignores_interrupts: flag,
  set_limit_equals_memory_request: flag,
  default_memory_request: z.union([z.string(), z.number()]).exactOptional(),
  scheduling_options: z
    .looseObject({ tolerations: z.array(z.unknown()).exactOptional() })
    .exactOptional(),
  pod_pending_timeout: duration,
  pod_running_timeout: duration,
  pod_unscheduled_timeout: duration,
  run_as_user: int,
  run_as_group: int,
  fs_group: int,
});
