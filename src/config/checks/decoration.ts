import type { DecorationConfig, StorageConfig } from '../../prowjob/decoration-config.ts';
import { urlProblem } from '../url-problem.ts';
import type { Check } from './loaded-job.ts';
import { jobProblem } from './loaded-job.ts';

const IMAGES = ['clonerefs', 'initupload', 'entrypoint', 'sidecar'] as const;
const DEFAULTS = 'plank.default_decoration_config_entries';

/** A token of RFC 2045, of which Go's mime/mediatype.go `ParseMediaType` wants one or two, and parameters. */
const TOKEN = "[!#$%&'*+\\-.^_`{|}~0-9A-Za-z]+";
const PARAMETER = `\\s*;\\s*${TOKEN}\\s*=\\s*(?:${TOKEN}|"(?:[^"\\\\]|\\\\.)*")`;
const MEDIA_TYPE = new RegExp(`^\\s*${TOKEN}(?:/${TOKEN})?(?:${PARAMETER})*\\s*;?\\s*$`);

/** Prow: pkg/apis/prowjobs/v1/types.go `DecorationConfig.Validate`, `GCSConfiguration.Validate`. */
export const checkDecoration: Check = (job) => {
  const { decoration_config: decoration, spec } = job.fields;
  if (!decoration || !spec) return [];
  return [
    ...imageProblems(decoration),
    ...storageProblems(decoration),
    ...tokenProblems(decoration),
  ].map((says) => jobProblem(job, 'decoration_config', says));
};

function imageProblems({ utility_images: images }: DecorationConfig): readonly string[] {
  const missing = IMAGES.filter((image) => !images?.[image]);
  return missing.length === 0
    ? []
    : [
        `decoration needs utility_images, without them: ${missing.join(', ')}; set them here or in ${DEFAULTS}`,
      ];
}

function storageProblems({ gcs_configuration: storage }: DecorationConfig): readonly string[] {
  if (!storage) return [`decoration needs a gcs_configuration; set it here or in ${DEFAULTS}`];
  return [...bucketProblems(storage), ...pathProblems(storage), ...mediaTypeProblems(storage)];
}

/** Prow: pkg/apis/prowjobs/v1/types.go `ParsePath`. */
function bucketProblems({ bucket = '' }: StorageConfig): readonly string[] {
  const broken = urlProblem(bucket.includes('://') ? bucket : `gs://${bucket}`);
  return broken === undefined
    ? []
    : [`the bucket ${bucket} of gcs_configuration is neither NAME nor gs://NAME: ${broken}`];
}

function pathProblems({
  path_strategy,
  default_org,
  default_repo,
}: StorageConfig): readonly string[] {
  if (!path_strategy) {
    return ['gcs_configuration needs a path_strategy: legacy, single or explicit'];
  }
  const isComplete = path_strategy === 'explicit' || (default_org && default_repo);
  return isComplete
    ? []
    : [
        `the path_strategy ${path_strategy} needs default_org and default_repo in gcs_configuration`,
      ];
}

function mediaTypeProblems({ mediaTypes = {} }: StorageConfig): readonly string[] {
  return Object.entries(mediaTypes)
    .filter(([, type]) => !MEDIA_TYPE.test(type))
    .map(
      ([extension, type]) =>
        `mediaTypes of gcs_configuration has no media type for ${extension}: "${type}"`,
    );
}

function tokenProblems({
  oauth_token_secret,
  ssh_key_secrets,
}: DecorationConfig): readonly string[] {
  return oauth_token_secret && ssh_key_secrets
    ? ['oauth_token_secret and ssh_key_secrets exclude each other; keep one']
    : [];
}
