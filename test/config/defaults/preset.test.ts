import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withPresets } from '../../../src/config/defaults/preset.ts';

const pod = {
  containers: [
    { name: 'a', env: [{ name: 'OWN', value: '1' }] },
    { name: 'b', volumeMounts: [{ name: 'own', mountPath: '/own' }] },
  ],
  volumes: [{ name: 'own' }],
};
const preset = {
  labels: { 'preset-x': 'true' },
  env: [{ name: 'X', value: '2' }],
  volumes: [{ name: 'x' }],
  volumeMounts: [{ name: 'x', mountPath: '/x' }],
  tolerations: [{ key: 'x' }],
};

it('a preset adds to every container and to the Pod', () => {
  expect(withPresets(pod, { 'preset-x': 'true', other: 'y' }, [preset])).toEqual({
    spec: {
      containers: [
        {
          name: 'a',
          env: [
            { name: 'OWN', value: '1' },
            { name: 'X', value: '2' },
          ],
          volumeMounts: [{ name: 'x', mountPath: '/x' }],
        },
        {
          name: 'b',
          env: [{ name: 'X', value: '2' }],
          volumeMounts: [
            { name: 'own', mountPath: '/own' },
            { name: 'x', mountPath: '/x' },
          ],
        },
      ],
      volumes: [{ name: 'own' }, { name: 'x' }],
      tolerations: [{ key: 'x' }],
    },
    clashes: [],
  });
});

it.each([
  ['without the label', {}],
  ['with another value of the label', { 'preset-x': 'false' }],
])('a job %s gets nothing', (_sentence, labels) => {
  expect(withPresets(pod, labels, [preset])).toEqual({ spec: pod, clashes: [] });
});

it('a preset needs all of its labels', () => {
  const both = { ...preset, labels: { 'preset-x': 'true', 'preset-y': 'true' } };
  expect(withPresets(pod, { 'preset-x': 'true' }, [both]).spec).toBe(pod);
});

it('a preset without labels is for every job', () => {
  const { spec } = withPresets({ containers: [{ name: '' }] }, {}, [{ env: preset.env }]);
  expect(spec).toEqual({ containers: [{ name: '', env: preset.env }] });
});

it('presets come one after the other', () => {
  const second = { env: [{ name: 'Y', value: '3' }] };
  const { spec } = withPresets({ containers: [{ name: '' }] }, { 'preset-x': 'true' }, [
    preset,
    second,
  ]);
  expect(spec.containers?.[0]?.env?.map(({ name }) => name)).toEqual(['X', 'Y']);
});

it.each([
  [{ env: [{ name: 'OWN' }] }, 'the env var OWN is already there'],
  [{ volumes: [{ name: 'own' }] }, 'the volume own is already there'],
  [{ volumeMounts: [{ name: 'own', mountPath: '/x' }] }, 'the volume mount own is already there'],
])('what is already there is not replaced, but told: %j', (clashing, says) => {
  const { spec, clashes } = withPresets(pod, {}, [clashing]);
  expect(clashes).toEqual([says]);
  expect(spec.containers?.[0]?.env).toEqual(pod.containers[0]?.env);
});

it('a preset that says one thing twice is told', () => {
  const twice = {
    env: [
      { name: 'X', value: '1' },
      { name: 'X', value: '2' },
    ],
  };
  const { spec, clashes } = withPresets({ containers: [{ name: '' }] }, {}, [twice]);
  expect(clashes).toEqual(['the env var X is already there']);
  expect(spec.containers?.[0]?.env).toEqual([{ name: 'X', value: '1' }]);
});

it('the same toleration is told in whichever order its fields are', () => {
  const tolerant = { tolerations: [{ key: 'x', effect: 'NoSchedule' }] };
  const { clashes } = withPresets(tolerant, {}, [
    { tolerations: [{ effect: 'NoSchedule', key: 'x' }] },
  ]);
  expect(clashes).toEqual(['the toleration effect=NoSchedule key=x is already there']);
});

it('a job gets exactly the presets of whose labels it has all, in their order', () => {
  const labels = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('x', 'y'));
  fc.assert(
    fc.property(fc.array(labels), labels, (ofPresets, ofJob) => {
      const presets = ofPresets.map((own, index) => ({
        labels: own,
        env: [{ name: String(index) }],
      }));
      const wanted = presets.filter((each) =>
        Object.entries(each.labels).every(([label, value]) => ofJob[label] === value),
      );
      const { spec } = withPresets({ containers: [{ name: '' }] }, ofJob, presets);
      expect(spec.containers?.[0]?.env ?? []).toEqual(wanted.flatMap(({ env }) => env));
    }),
  );
});
