import { describe, expect, it } from 'vitest';
import { kubernetesTypes } from '../../../../dev/kubernetes-types.ts';
import { topOf } from '../../../../src/config/read/place.ts';
import { problemText } from '../../../../src/config/problem.ts';
import type { Notes, Reader } from '../../../../src/config/read/reader.ts';
import table from '../../../../src/config/schema/kubernetes/core-v1.json' with { type: 'json' };
import { kubernetes } from '../../../../src/config/schema/kubernetes/kubernetes.ts';
import { parseYaml } from '../../../../src/config/yaml.ts';

interface ReadValue {
  readonly value: unknown;
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
}

function read(yaml: string, reader: Reader<unknown> = kubernetes('PodSpec')): ReadValue {
  const file = parseYaml({ path: 'pod.yaml', text: yaml });
  const notes: Notes = { problems: [], warnings: [] };
  const value = reader(file.value, topOf(file), notes);
  return {
    value,
    problems: notes.problems.map(problemText),
    warnings: notes.warnings.map(problemText),
  };
}

it('the table is that of the installed client library; dev/generate-kubernetes-types.ts writes it', () => {
  expect(table).toEqual(kubernetesTypes());
});

it('every type in the table is a scalar or in the table itself', () => {
  const scalars = ['any', 'bool', 'int32', 'int64', 'IntOrString', 'Quantity', 'string', 'Time'];
  const used = Object.values(table).flatMap((fields) => Object.values(fields));
  const named = new Set(used.map((type) => type.replace(/^(?:\[\]|map\[string\])/, '')));
  const known = new Set([...scalars, ...Object.keys(table)]);
  expect([...named].filter((type) => !known.has(type))).toEqual([]);
});

describe('a Pod spec is read as Go reads it', () => {
  it.each([
    ['names in any case', 'HostNetwork: true', { hostNetwork: true }],
    ['null as absent', 'affinity: null\npriority: ', {}],
    [
      'text without quotes',
      'nodeSelector: {a: 1, b: yes}',
      { nodeSelector: { a: '1', b: 'true' } },
    ],
    ['null in a map of text as empty', 'nodeSelector: {a: }', { nodeSelector: { a: '' } }],
    ['amounts in canonical form', 'overhead: {cpu: 1000m}', { overhead: { cpu: '1' } }],
    [
      'amounts anywhere',
      'volumes: [{name: v, emptyDir: {sizeLimit: 1024Mi}}]',
      { volumes: [{ name: 'v', emptyDir: { sizeLimit: '1Gi' } }] },
    ],
    [
      'amounts of a volume claim',
      'volumes: [{name: v, ephemeral: {volumeClaimTemplate: {spec: {resources: {requests: {storage: 0.5Ti}}}}}}]',
      {
        volumes: [
          {
            name: 'v',
            ephemeral: {
              volumeClaimTemplate: { spec: { resources: { requests: { storage: '512Gi' } } } },
            },
          },
        ],
      },
    ],
    [
      'a divisor that is not written',
      'containers: [{env: [{name: A, valueFrom: {resourceFieldRef: {resource: limits.cpu}}}]}]',
      {
        containers: [
          {
            name: '',
            env: [
              {
                name: 'A',
                valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: '0' } },
              },
            ],
          },
        ],
      },
    ],
    [
      'ports by number or name',
      'containers: [{readinessProbe: {httpGet: {port: 80}}, livenessProbe: {tcpSocket: {port: http}}}]',
      {
        containers: [
          {
            name: '',
            readinessProbe: { httpGet: { port: 80 } },
            livenessProbe: { tcpSocket: { port: 'http' } },
          },
        ],
      },
    ],
  ])('%s', (_what, yaml, value) => {
    expect(read(yaml)).toEqual({ value, problems: [], warnings: [] });
  });

  it('what Kubernetes does not know is dropped, with a warning', () => {
    expect(read('containers: [{name: a, comand: [x]}]')).toEqual({
      value: { containers: [{ name: 'a' }] },
      problems: [],
      warnings: ['pod.yaml:1:32: the field comand is not known here: it is ignored'],
    });
  });

  it.each([
    ['hostNetwork: "true"', '1:14: hostNetwork must be true or false, without quotes'],
    ['priority: high', '1:11: priority must be a whole number, without quotes'],
    ['priority: 3000000000', '1:11: priority must be a whole number of at most 2147483647'],
    ['tolerations: {key: a}', '1:14: tolerations must be a list, not a map'],
    ['affinity: [a]', '1:11: affinity must be a map, not a list'],
    ['overhead: {cpu: lots}', '1:17: cpu must be an amount such as "500m", 2 or "4Gi"'],
  ])('%s is refused', (yaml, says) => {
    expect(read(yaml).problems).toEqual([expect.stringContaining(`pod.yaml:${says}`)]);
  });
});

it('each type has one reader, and a name for editors', () => {
  expect(kubernetes('Toleration')).toBe(kubernetes('Toleration'));
  expect(kubernetes('Toleration').shape).toMatchObject({
    title: 'Toleration',
    additionalProperties: false,
    properties: { key: { type: expect.arrayContaining(['string']) as string[] } },
  });
});
