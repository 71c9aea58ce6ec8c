import { expect, it } from 'vitest';
import { isReadySince } from '../../dev/stack/node.ts';

const since = Date.parse('2026-01-01T00:00:10Z');
const node = (status: string, lastHeartbeatTime: string) => ({
  status: {
    conditions: [
      { type: 'MemoryPressure', status: 'True', lastHeartbeatTime: '2026-01-01T00:01:00Z' },
      { type: 'Ready', status, lastHeartbeatTime },
    ],
  },
});

it.each([
  ['said so since', node('True', '2026-01-01T00:00:10Z'), true],
  ['said so before it was started', node('True', '2026-01-01T00:00:09Z'), false],
  ['says that it is not', node('False', '2026-01-01T00:00:20Z'), false],
  ['is not known', { kind: 'Status', status: 'Failure' }, false],
  ['did not answer', undefined, false],
])('a node that %s is ready: %s', (_says, answer, ready) => {
  expect(isReadySince(answer, since)).toBe(ready);
});
