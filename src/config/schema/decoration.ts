import type { DecorationConfig } from '../../prowjob/decoration-config.ts';
import { filledListOf, listOf, mapOf } from '../read/collections.ts';
import { object } from '../read/object.ts';
import type { Reader } from '../read/reader.ts';
import { described, titled } from '../read/reader.ts';
import { duration, filledText, flag, oneOf, quantity, text, wholeNumber } from '../read/scalars.ts';
import { textDuration } from '../read/text-duration.ts';
import { affinity, resources, toleration } from './pod-spec.ts';

const secretKey = object({
  name: described('Name of the secret.', text),
  key: described('Key in the secret.', text),
});

const storage = object({
  bucket: described('Where results go: gs://NAME, s3://NAME; a bare name is of gs.', filledText),
  path_prefix: described('First part of every path in the bucket.', filledText),
  path_strategy: described(
    'How org and repository are part of a path: explicit always, legacy and single not for the defaults.',
    oneOf(['legacy', 'single', 'explicit']),
  ),
  default_org: described('The org that paths leave out.', filledText),
  default_repo: described('The repository that paths leave out.', filledText),
  mediaTypes: described('Media types of files by extension, besides the usual.', mapOf(text)),
  job_url_prefix: described('First part of the URLs of runs.', filledText),
  local_output_dir: described('Results are copied to this directory, not uploaded.', filledText),
  compress_file_types: described(
    'Extensions of files that are gzipped before upload; * is all.',
    listOf(text),
  ),
});

const censoring = object({
  censoring_concurrency: described('How many files are censored at once; 10.', wholeNumber),
  censoring_buffer_size: described(
    'Bytes of a file held at once; 10 MiB. Twice the longest secret at least.',
    wholeNumber,
  ),
  include_directories: described('Only these below the artifacts are censored.', listOf(text)),
  exclude_directories: described('These below the artifacts are not censored.', listOf(text)),
  minimum_secret_length: described('Shorter secrets are not censored.', wholeNumber),
});

const images = object({
  clonerefs: described('Image that clones.', filledText),
  initupload: described('Image that uploads started.json.', filledText),
  entrypoint: described('Image with the program that wraps the command.', filledText),
  sidecar: described('Image that uploads logs and artifacts.', filledText),
});

/** How code comes into a Pod. */
const CLONING = {
  ssh_key_secrets: described('Secrets with SSH keys for cloning.', filledListOf(text)),
  ssh_host_fingerprints: described(
    'Hosts that SSH trusts, as ssh-keyscan prints them.',
    filledListOf(text),
  ),
  blobless_fetch: described('File contents are fetched when they are checked out.', flag),
  sparse_checkout_files: described(
    'Only these files and directories of the repository under test are checked out.',
    filledListOf(text),
  ),
  skip_cloning: described('Nothing is cloned.', flag),
  cookiefile_secret: described(
    'Secret with a cookie file of Git: NAME, or NAME/KEY where the key is not called the same.',
    text,
  ),
  oauth_token_secret: described('Secret with an OAuth token for cloning over https.', secretKey),
  github_api_endpoints: described('GitHub’s API, for cloning as a GitHub App.', filledListOf(text)),
  github_app_id: described('The GitHub App as which private code is cloned.', filledText),
  github_app_private_key_secret: described('Secret with the App’s key.', secretKey),
};

/** What the Pod may use and where it runs. */
const POD = {
  set_limit_equals_memory_request: described('The memory limit is the memory request.', flag),
  default_memory_request: described('For containers that request no memory.', quantity),
  scheduling_options: described(
    'For Pods that say nothing of it.',
    object({ affinity, tolerations: listOf(toleration) }),
  ),
  default_service_account_name: described('For Pods that name no service account.', text),
  pod_pending_timeout: described('How long a Pod may take to start.', textDuration),
  pod_running_timeout: described('How long a Pod may run.', textDuration),
  pod_unscheduled_timeout: described('How long a Pod may wait for a node.', textDuration),
  run_as_user: described('User id of all containers.', wholeNumber),
  run_as_group: described('Group id of all containers.', wholeNumber),
  fs_group: described('Group id that owns volumes.', wholeNumber),
};

/**
 * Prow: pkg/apis/prowjobs/v1/types.go `DecorationConfig`. A `text` that is empty overrides a default (Go: a pointer),
 * an empty `filledText` does not.
 */
export const decoration: Reader<DecorationConfig> = titled(
  'DecorationConfig',
  object({
    timeout: described('How long the job may run before it is interrupted.', duration),
    grace_period: described('How long it then has to end by itself.', duration),
    utility_images: described('Images of the containers that decoration adds.', images),
    resources: described(
      'What those containers may use.',
      object({
        clonerefs: resources,
        initupload: resources,
        place_entrypoint: resources,
        sidecar: resources,
      }),
    ),
    gcs_configuration: described('Where logs and artifacts go.', storage),
    gcs_credentials_secret: described('Secret with the key for Google’s storage.', text),
    s3_credentials_secret: described('Secret with the key for S3 and the like.', text),
    ...CLONING,
    censor_secrets: described('Secrets that the job sees are kept out of what is uploaded.', flag),
    censoring_options: censoring,
    upload_ignores_interrupts: described('An interrupt does not stop the upload.', flag),
    ...POD,
  }),
);
