import { describe, expect, it } from 'vitest';
import { podSettings } from '../../src/pods/pod-settings.ts';

describe('what decoration says of the Pod', () => {
  const config = {
    run_as_user: 1000,
    fs_group: 2000,
    scheduling_options: { tolerations: [{ key: 'ci' }], affinity: { nodeAffinity: {} } },
    default_service_account_name: 'uploader',
  };

  it('holds where the user said nothing', () => {
    expect(podSettings({}, config)).toEqual({
      securityContext: { runAsUser: 1000, fsGroup: 2000 },
      tolerations: [{ key: 'ci' }],
      affinity: { nodeAffinity: {} },
      serviceAccountName: 'uploader',
    });
  });

  it('yields to the user', () => {
    const mine = {
      securityContext: { runAsUser: 1 },
      tolerations: [{ key: 'mine' }],
      serviceAccountName: 'robot',
    };
    expect(podSettings(mine, config)).toMatchObject({
      ...mine,
      securityContext: { runAsUser: 1, fsGroup: 2000 },
    });
  });
});

it.each([
  ['15s', 18],
  ['1m0s', 75],
  ['1.9s', 1],
])('a grace period of %s gives the Pod %d s to end', (grace_period, seconds) => {
  expect(podSettings({}, { grace_period }).terminationGracePeriodSeconds).toBe(seconds);
});

it('the user’s own time to end stays', () => {
  const settings = podSettings({ terminationGracePeriodSeconds: 77 }, { grace_period: '15s' });
  expect(settings.terminationGracePeriodSeconds).toBe(77);
});
