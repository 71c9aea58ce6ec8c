import { expect, it } from 'vitest';
import { MAIN, presubmit, problemsOf } from '../sample.ts';

const BARE = 'pod_namespace: test-pods';
const IMAGES = 'utility_images: {clonerefs: c, initupload: i, entrypoint: e, sidecar: s}';
const TITLE = 'presubmit unit of org/repo:';

it('a decorated job with the defaults of the configuration is fine', () => {
  expect(problemsOf(presubmit('decorate: true'), MAIN)).toEqual([]);
});

it('a job that is not decorated needs none of it', () => {
  expect(problemsOf(presubmit('decorate: false'), BARE)).toEqual([]);
});

it('without images and storage, both are told', () => {
  expect(problemsOf(presubmit('decorate: true'), BARE)).toEqual([
    `jobs.yaml:3:5: ${TITLE} decoration needs utility_images, without them: clonerefs, initupload, entrypoint, sidecar; set them here or in plank.default_decoration_config_entries`,
    `jobs.yaml:3:5: ${TITLE} decoration needs a gcs_configuration; set it here or in plank.default_decoration_config_entries`,
  ]);
});

it.each([
  [
    'gcs_configuration: {bucket: b}',
    'gcs_configuration needs a path_strategy: legacy, single or explicit',
  ],
  [
    'gcs_configuration: {path_strategy: legacy, default_org: o}',
    'the path_strategy legacy needs default_org and default_repo in gcs_configuration',
  ],
  [
    'gcs_configuration: {path_strategy: explicit, mediaTypes: {log: "a b"}}',
    'mediaTypes of gcs_configuration has no media type for log: "a b"',
  ],
  [
    'gcs_configuration: {path_strategy: explicit}, oauth_token_secret: {name: n}, ssh_key_secrets: [s]',
    'oauth_token_secret and ssh_key_secrets exclude each other; keep one',
  ],
])('%s is refused', (part, says) => {
  const job = presubmit('decorate: true', `decoration_config: {${IMAGES}, ${part}}`);
  expect(problemsOf(job, BARE)).toEqual([`jobs.yaml:6:24: ${TITLE} ${says}`]);
});

it('one missing image is named', () => {
  const images = 'utility_images: {clonerefs: c, initupload: i, entrypoint: e}';
  const storage = 'gcs_configuration: {path_strategy: explicit}';
  const job = presubmit('decorate: true', `decoration_config: {${images}, ${storage}}`);
  expect(problemsOf(job, BARE)).toEqual([
    expect.stringContaining('without them: sidecar; set them here'),
  ]);
});

it('a path strategy that nobody knows is refused where it stands', () => {
  const job = presubmit('decoration_config: {gcs_configuration: {path_strategy: odd}}');
  expect(problemsOf(job)).toContain(
    'jobs.yaml:5:60: path_strategy must be one of legacy, single, explicit, not the text "odd"',
  );
});
