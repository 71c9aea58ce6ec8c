import { expect, it } from 'vitest';
import { readEnv } from '../../src/cli/env.ts';

const DEFAULTS = {
  temporalAddress: 'localhost:7233',
  temporalNamespace: 'default',
  kubeconfig: undefined,
  isTraced: false,
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
  [
    'a collector',
    { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' },
    { ...DEFAULTS, isTraced: true },
  ],
  [
    'a collector of traces',
    { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://collector:4318/v1/traces' },
    { ...DEFAULTS, isTraced: true },
  ],
  [
    'a collector of traces that is switched off',
    { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318', OTEL_SDK_DISABLED: 'true' },
    DEFAULTS,
  ],
  ['what is not ours', { HOME: '/root', GITHUB_TOKEN: 'secret' }, DEFAULTS],
])('an environment with %s is read', (_what, variables, env) => {
  expect(readEnv(variables)).toEqual(env);
});
