import fc from 'fast-check';
import { expect, it } from 'vitest';
import { configOf } from '../../sample.ts';
import { loadOwn } from '../sample.ts';
import { forbiddenIn } from './forbidden.ts';

const CONFIG = configOf('');

/** Parts of a Pod: where they go, and values that are harmless or not. */
const PARTS: readonly (readonly [string, string, readonly unknown[]])[] = [
  ['pod', 'automountServiceAccountToken', [true, false, null]],
  ['pod', 'dnsConfig', [{ nameservers: ['1.1.1.1'] }]],
  ['pod', 'ephemeralContainers', [[{ name: 'a' }]]],
  ['pod', 'hostAliases', [[{ ip: '1.1.1.1' }]]],
  ['pod', 'hostIPC', [true, false]],
  ['pod', 'hostNetwork', [true, false, null]],
  ['pod', 'hostPID', [true, false]],
  ['pod', 'imagePullSecrets', [[{ name: 's' }], [{}]]],
  ['pod', 'nodeName', ['n', '']],
  ['pod', 'nodeSelector', [{ a: 'b' }]],
  ['pod', 'priority', [5, 0]],
  ['pod', 'priorityClassName', ['p', '']],
  ['pod', 'runtimeClassName', ['r', '']],
  ['pod', 'schedulerName', ['s', '']],
  ['pod', 'serviceAccount', ['a', '']],
  ['pod', 'serviceAccountName', ['a', '']],
  ['pod', 'shareProcessNamespace', [true, false]],
  ['pod', 'tolerations', [[{ operator: 'Exists' }], [{ key: 'a' }]]],
  ['podSecurity', 'runAsUser', [0, 1000]],
  ['podSecurity', 'seccompProfile', [{ type: 'Unconfined' }, { type: 'RuntimeDefault' }]],
  ['podSecurity', 'seLinuxOptions', [{ type: 't' }]],
  ['podSecurity', 'windowsOptions', [{ hostProcess: true }, { runAsUserName: 'u' }]],
  ['container', 'envFrom', [[{ secretRef: { name: 's' } }], [{ configMapRef: { name: 'c' } }]]],
  [
    'container',
    'env',
    [[{ name: 'A', valueFrom: { secretKeyRef: { key: 'k' } } }], [{ name: 'A' }]],
  ],
  ['container', 'livenessProbe', [{ httpGet: { host: 'h', port: 1 } }, { httpGet: { port: 1 } }]],
  ['container', 'ports', [[{ hostPort: 1 }], [{ hostPort: 0 }], [{ containerPort: 1 }]]],
  ['containerSecurity', 'allowPrivilegeEscalation', [true, false]],
  ['containerSecurity', 'appArmorProfile', [{ type: 'Unconfined' }, { type: 'RuntimeDefault' }]],
  ['containerSecurity', 'capabilities', [{ add: ['ALL'] }, { drop: ['ALL'] }]],
  ['containerSecurity', 'privileged', [true, false]],
  ['containerSecurity', 'procMount', ['Unmasked', 'Default']],
  ['volume', 'csi', [{ driver: 'd' }]],
  ['volume', 'emptyDir', [{}]],
  ['volume', 'ephemeral', [{ volumeClaimTemplate: {} }]],
  ['volume', 'hostPath', [{ path: '/' }, {}]],
  ['volume', 'iscsi', [{ iqn: 'i' }]],
  ['volume', 'nfs', [{ server: 's' }]],
  ['volume', 'persistentVolumeClaim', [{ claimName: 'c' }]],
  ['volume', 'projected', [{ sources: [{ serviceAccountToken: { path: 'p' } }] }, { sources: [] }]],
  ['volume', 'projected', [{ sources: [{ secret: { name: 's' } }] }]],
  ['volume', 'secret', [{ secretName: 's' }, { defaultMode: 1 }]],
];

type Part = readonly [string, readonly [string, unknown]];

/** Keys as written, or in another case. */
const cased = (key: string): fc.Arbitrary<string> =>
  fc.constantFrom(
    key,
    key,
    key.toLowerCase(),
    key.toUpperCase(),
    `${key.charAt(0).toUpperCase()}${key.slice(1)}`,
  );

const part: fc.Arbitrary<Part> = fc
  .constantFrom(...PARTS)
  .chain(([where, key, values]) =>
    fc.tuple(cased(key), fc.constantFrom(...values)).map((entry): Part => [where, entry]),
  );

function podOf(parts: readonly Part[]): unknown {
  const at = (where: string): object =>
    Object.fromEntries(parts.filter(([place]) => place === where).map(([, entry]) => entry));
  const container = { image: 'a', ...at('container'), securityContext: at('containerSecurity') };
  return {
    ...at('pod'),
    containers: [container],
    securityContext: at('podSecurity'),
    volumes: [{ name: 'v', ...at('volume') }],
  };
}

/** JSON is YAML. */
function load(spec: unknown): ReturnType<typeof loadOwn> {
  return loadOwn(JSON.stringify({ presubmits: [{ name: 'unit', spec }] }), CONFIG);
}

it('what passes has nothing forbidden anywhere', () => {
  let passed = 0;
  fc.assert(
    fc.property(fc.array(part, { maxLength: 4 }), (parts) => {
      const loaded = load(podOf(parts));
      if (!loaded.ok) return;
      passed += 1;
      expect(loaded.value.presubmits.flatMap(({ fields }) => forbiddenIn(fields.spec))).toEqual([]);
    }),
    { numRuns: 1000 },
  );
  expect(passed).toBeGreaterThan(100);
});

it('what has nothing forbidden passes', () => {
  fc.assert(
    fc.property(part, (one) => {
      const spec = podOf([one]);
      expect(load(spec).ok || forbiddenIn(spec).length > 0).toBe(true);
    }),
    { numRuns: 500 },
  );
});

it('a field that nobody knows never passes to the Pod', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-zA-Z]{3,12}$/), fc.jsonValue(), (key, value) => {
      const spec = { containers: [{ image: 'a', command: ['b'], [`x${key}`]: value }] };
      const loaded = load(spec);
      const fields = loaded.ok ? loaded.value.presubmits.map((job) => job.fields) : [];
      expect(JSON.stringify(fields)).not.toContain(`"x${key}"`);
    }),
  );
});
