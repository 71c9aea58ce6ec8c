import { describe } from 'vitest';
import { presubmit } from '../sample.ts';
import { accepted, refused } from './rows.ts';

const UNIT = 'presubmit unit of org/repo:';
const DEFAULTS = 'set it here or in plank.default_decoration_config_entries';
const IMAGES = 'utility_images: {clonerefs: c, initupload: i, entrypoint: e, sidecar: s}';
const SET_THEM = 'set them here or in plank.default_decoration_config_entries';

/** A job that says `decorate: true`, and so has the decoration of config.yaml under its own. */
function decorated(config: string): string {
  return presubmit('decorate: true', `decoration_config: {${config}}`);
}

/** A job that has a decoration of its own only. */
function alone(config: string): string {
  return presubmit(`decoration_config: {${config}}`);
}

describe('decoration', () => {
  refused([
    [
      'V19 no utility images',
      alone('gcs_configuration: {path_strategy: explicit}'),
      `jobs.yaml:5:24: ${UNIT} decoration needs utility_images, without them: clonerefs, initupload, entrypoint, sidecar; ${SET_THEM}`,
    ],
    [
      'V20 some utility images',
      alone(
        'gcs_configuration: {path_strategy: explicit}, utility_images: {clonerefs: c, sidecar: s}',
      ),
      `jobs.yaml:5:24: ${UNIT} decoration needs utility_images, without them: initupload, entrypoint; ${SET_THEM}`,
    ],
    [
      'V21 no gcs_configuration',
      alone(IMAGES),
      `jobs.yaml:5:24: ${UNIT} decoration needs a gcs_configuration; ${DEFAULTS}`,
    ],
    [
      'V22 path_strategy that nobody knows',
      decorated('gcs_configuration: {path_strategy: flat}'),
      'jobs.yaml:6:60: path_strategy must be one of legacy, single, explicit, not the text "flat"',
    ],
    [
      'V22 no path_strategy',
      alone(`${IMAGES}, gcs_configuration: {bucket: b}`),
      `jobs.yaml:5:24: ${UNIT} gcs_configuration needs a path_strategy: legacy, single or explicit`,
    ],
    [
      'V23 path_strategy without its defaults',
      decorated('gcs_configuration: {path_strategy: single, default_org: o}'),
      `jobs.yaml:6:24: ${UNIT} the path_strategy single needs default_org and default_repo in gcs_configuration`,
    ],
    [
      'V24 media type',
      decorated('gcs_configuration: {mediaTypes: {log: text/}}'),
      `jobs.yaml:6:24: ${UNIT} mediaTypes of gcs_configuration has no media type for log: "text/"`,
    ],
    [
      'V24 parameter of a media type',
      decorated('gcs_configuration: {mediaTypes: {log: text/plain; charset}}'),
      `jobs.yaml:6:24: ${UNIT} mediaTypes of gcs_configuration has no media type for log: "text/plain; charset"`,
    ],
    [
      'a bucket that is no address',
      decorated('gcs_configuration: {bucket: a b}'),
      `jobs.yaml:6:24: ${UNIT} the bucket a b of gcs_configuration is neither NAME nor gs://NAME: "a b" cannot be a host`,
    ],
    [
      'V25 OAuth token and SSH keys',
      decorated('oauth_token_secret: {name: t, key: k}, ssh_key_secrets: [s]'),
      `jobs.yaml:6:24: ${UNIT} oauth_token_secret and ssh_key_secrets exclude each other; keep one`,
    ],
    [
      'V26 container without command and args',
      presubmit('decorate: true', 'spec: {containers: [{image: a}]}'),
      `jobs.yaml:4:25: ${UNIT} a container of a decorated job needs a command or args`,
    ],
    [
      'V26 empty command',
      presubmit('decorate: true', 'spec: {containers: [{command: [""], args: [a]}]}'),
      `jobs.yaml:4:25: ${UNIT} a container of a decorated job needs a command or args`,
    ],
    [
      'a timeout that is no duration',
      decorated('timeout: 2 hours'),
      'jobs.yaml:6:34: timeout must be a duration such as "2h30m" (units h, m, s, ms, us, ns), not the text "2 hours"',
    ],
    [
      'a Pod timeout without its unit',
      decorated('pod_pending_timeout: 600'),
      'jobs.yaml:6:46: pod_pending_timeout must be a duration with its unit, such as "2h30m", not 600',
    ],
  ]);

  accepted([
    ['an empty list of SSH keys', decorated('oauth_token_secret: {name: t}, ssh_key_secrets: []')],
    ['a bucket with its provider and a path', decorated('gcs_configuration: {bucket: s3://b/p}')],
    [
      'a media type with a parameter, or without a slash',
      decorated('gcs_configuration: {mediaTypes: {log: text/plain; charset=utf-8, x: x-y}}'),
    ],
    ['a timeout in nanoseconds', decorated('timeout: 5400000000000')],
    ['args alone', presubmit('decorate: true', 'spec: {containers: [{args: [a]}]}')],
    ['no command without decoration', presubmit('spec: {containers: [{image: a}]}')],
  ]);
});
