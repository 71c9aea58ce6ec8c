import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decorationDefaults, overDecoration } from '../../../src/config/defaults/decoration.ts';

it.each([
  ['what is set above stays', { timeout: '1h0m0s' }, { timeout: '2h0m0s' }, { timeout: '1h0m0s' }],
  ['what is missing above comes from below', {}, { grace_period: '15s' }, { grace_period: '15s' }],
  [
    'an empty secret above takes the secret away',
    { gcs_credentials_secret: '' },
    { gcs_credentials_secret: 's' },
    { gcs_credentials_secret: '' },
  ],
  ['false above stays', { skip_cloning: false }, { skip_cloning: true }, { skip_cloning: false }],
  [
    'images are merged one by one',
    { utility_images: { sidecar: 'mine' } },
    { utility_images: { sidecar: 's', clonerefs: 'c' } },
    { utility_images: { sidecar: 'mine', clonerefs: 'c' } },
  ],
  [
    'resources are merged by container, not within',
    { resources: { sidecar: { requests: { cpu: '1' } } } },
    { resources: { sidecar: { limits: { cpu: '2' } }, clonerefs: { limits: { cpu: '3' } } } },
    { resources: { sidecar: { requests: { cpu: '1' } }, clonerefs: { limits: { cpu: '3' } } } },
  ],
  [
    'storage is merged field by field',
    { gcs_configuration: { bucket: 'b', path_strategy: 'explicit' as const } },
    { gcs_configuration: { bucket: 'a', default_org: 'o' } },
    { gcs_configuration: { bucket: 'b', path_strategy: 'explicit', default_org: 'o' } },
  ],
  [
    'of two media types for one extension the default wins',
    { gcs_configuration: { mediaTypes: { log: 'text/mine', x: 'x/x' } } },
    { gcs_configuration: { mediaTypes: { log: 'text/plain' } } },
    { gcs_configuration: { mediaTypes: { log: 'text/plain', x: 'x/x' } } },
  ],
  [
    'scheduling is merged field by field',
    { scheduling_options: { tolerations: ['t'] } },
    { scheduling_options: { tolerations: ['u'], affinity: { a: 1 } } },
    { scheduling_options: { tolerations: ['t'], affinity: { a: 1 } } },
  ],
])('%s', (_sentence, above, below, expected) => {
  expect(overDecoration(above, below)).toEqual(expected);
});

const config = fc.record(
  {
    timeout: fc.constantFrom('1h0m0s', '2h0m0s'),
    gcs_credentials_secret: fc.constantFrom('', 's'),
    utility_images: fc.record({ sidecar: fc.constantFrom('a', 'b') }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);

it('nothing over a decoration, and nothing under it, leaves it as it is', () => {
  fc.assert(
    fc.property(config, (decoration) => {
      expect(overDecoration({}, decoration)).toEqual(decoration);
      expect(overDecoration(decoration, {})).toEqual(decoration);
    }),
  );
});

it('three layers are the same whichever two are merged first', () => {
  fc.assert(
    fc.property(config, config, config, (top, middle, bottom) => {
      const one = overDecoration(top, overDecoration(middle, bottom));
      expect(overDecoration(overDecoration(top, middle), bottom)).toEqual(one);
    }),
  );
});

const entries = [
  { repo: '*', cluster: '*', config: { timeout: 'all' } },
  { repo: 'org', cluster: '*', config: { timeout: 'org' } },
  { repo: 'org/repo', cluster: '*', config: { timeout: 'repo' } },
  { repo: 'code.example.com', cluster: '*', config: { timeout: 'gerrit' } },
  { repo: '*', cluster: 'arm', config: { timeout: 'arm' } },
];

it.each([
  ['other/repo', 'default', 'all'],
  ['org/other', 'default', 'org'],
  ['org/repo', 'default', 'repo'],
  ['org/repo', 'arm', 'arm'],
  ['', 'default', 'all'],
  ['https://org/repo', 'default', 'repo'],
  ['https://code-review.example.com/a/b', 'default', 'gerrit'],
])('jobs of %j on %s get the last entry that is for them', (repo, cluster, timeout) => {
  expect(decorationDefaults(entries)(repo, cluster)).toEqual({ timeout });
});

it('what nobody says is as it is for all', () => {
  const least = { timeout: 'least', grace_period: 'least' };
  expect(decorationDefaults(entries, least)('org/repo', 'arm')).toEqual({
    timeout: 'arm',
    grace_period: 'least',
  });
  expect(decorationDefaults([], least)('org/repo', 'arm')).toEqual(least);
});

it('the answers for one repository and cluster are one object', () => {
  const defaultsFor = decorationDefaults(entries);
  expect(defaultsFor('org/repo', 'arm')).toBe(defaultsFor('org/repo', 'arm'));
});
