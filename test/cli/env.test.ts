import { expect, it } from 'vitest';
import { readEnv } from '../../src/cli/env.ts';

const DEFAULTS = {
  temporalAddress: 'localhost:7233',
  temporalNamespace: 'default',
  kubeconfig: undefined,
};

it.each([
  ['nothing', {}, DEFAULTS],
  ['empty variables', { TEMPORAL_ADDRESS: '', TEMPORAL_NAMESPACE: '', KUBECONFIG: '' }, DEFAULTS],
  [
    'a Temporal server',
    { TEMPORAL_ADDRESS: 'temporal:7233', TEMPORAL_NAMESPACE: 'ci' },
    { ...DEFAULTS, temporalAddress: 'temporal:7233', temporalNamespace: 'ci' },
  ],
  ['a kubeconfig', { KUBECONFIG: '/etc/kube' }, { ...DEFAULTS, kubeconfig: '/etc/kube' }],
  ['what is not ours', { HOME: '/root', GITHUB_TOKEN: 'secret' }, DEFAULTS],
])('an environment with %s is read', (_what, variables, env) => {
  expect(readEnv(variables)).toEqual(env);
});
