import { expect, it } from 'vitest';
import { withMemory } from '../../src/pods/memory.ts';

const limited = { set_limit_equals_memory_request: true };
const byDefault = { default_memory_request: '1Gi' };

it.each([
  ['nothing by default', {}, {}, {}],
  ['the default request', {}, byDefault, { requests: { memory: '1Gi' } }],
  [
    'its own request',
    { requests: { cpu: '1', memory: '2Gi' } },
    byDefault,
    { requests: { cpu: '1', memory: '2Gi' } },
  ],
  [
    'the default beside other requests',
    { requests: { cpu: '1' }, limits: { memory: '3Gi' } },
    byDefault,
    { requests: { cpu: '1', memory: '1Gi' }, limits: { memory: '3Gi' } },
  ],
  [
    'a limit equal to its request',
    { requests: { memory: '2Gi' }, limits: { cpu: '1', memory: '3Gi' } },
    limited,
    { requests: { memory: '2Gi' }, limits: { cpu: '1', memory: '2Gi' } },
  ],
  ['no limit without a request', { limits: { cpu: '1' } }, limited, { limits: { cpu: '1' } }],
  [
    'the default as request and limit',
    {},
    { ...limited, ...byDefault },
    { requests: { memory: '1Gi' }, limits: { memory: '1Gi' } },
  ],
])('a container gets %s', (_, resources, config, expected) => {
  expect(withMemory({ name: 'test', resources }, config).resources).toEqual(expected);
});
