import { each, fields, flagged, free, named, nameIn, trustedOnly } from './judge.ts';
import { TOLERATIONS } from './pod.ts';

const WHERE_TOKENS_GO = 'it says where tokens of the operators go';

/** Prow: pkg/apis/prowjobs/v1/types.go `DecorationConfig`, as far as the job itself says it. */
export const DECORATION = fields({
  blobless_fetch: free,
  censor_secrets: flagged('censoring', true),
  censoring_options: flagged('censoring'),
  cookiefile_secret: named('secrets'),
  default_memory_request: free,
  default_service_account_name: named('service_accounts'),
  fs_group: free,
  gcs_configuration: fields({ compress_file_types: free, mediaTypes: free }, () =>
    flagged('storage'),
  ),
  gcs_credentials_secret: named('secrets'),
  github_api_endpoints: trustedOnly(WHERE_TOKENS_GO),
  github_app_id: trustedOnly(WHERE_TOKENS_GO),
  github_app_private_key_secret: nameIn('secrets', 'name'),
  grace_period: free,
  oauth_token_secret: nameIn('secrets', 'name'),
  pod_pending_timeout: free,
  pod_running_timeout: free,
  pod_unscheduled_timeout: free,
  resources: free,
  run_as_group: free,
  run_as_user: free,
  s3_credentials_secret: named('secrets'),
  scheduling_options: fields({ affinity: free, tolerations: TOLERATIONS }),
  set_limit_equals_memory_request: free,
  skip_cloning: free,
  sparse_checkout_files: free,
  ssh_host_fingerprints: trustedOnly(WHERE_TOKENS_GO),
  ssh_key_secrets: each(named('secrets')),
  timeout: free,
  upload_ignores_interrupts: free,
  utility_images: flagged('utility_images'),
});
