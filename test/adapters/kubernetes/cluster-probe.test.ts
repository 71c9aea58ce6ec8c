import type { RequestListener } from 'node:http';
import { expect, it } from 'vitest';
import { createClusterProbe } from '../../../src/adapters/kubernetes/cluster-probe.ts';
import { startFakeApi } from './fake-api.ts';

/** Answers reviews: what is not in `denied` is allowed. */
function reviewer(denied: readonly string[]): RequestListener {
  return (request, response) => {
    let text = '';
    request.on('data', (part: Buffer) => (text += part.toString()));
    request.on('end', () => {
      const verb = /"verb":"(\w+)"/.exec(text)?.[1] ?? '';
      const status = { allowed: !denied.includes(verb) };
      response.writeHead(201, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ kind: 'SelfSubjectAccessReview', spec: {}, status }));
    });
  };
}

const refusing: RequestListener = (_request, response) => {
  response.writeHead(401, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ kind: 'Status', message: 'Unauthorized' }));
};

it.each<[string, RequestListener, string, string]>([
  ['lets us do everything', reviewer([]), 'Reachable', ''],
  [
    'lets us do some of it',
    reviewer(['delete', 'watch']),
    'MissingPermissions',
    'the account may not delete, watch Pods in namespace test-pods: grant it',
  ],
  [
    'does not know us',
    refusing,
    'Error',
    'could not ask what we may do: the API server answered 401',
  ],
  [
    'never answers',
    () => undefined,
    'Error',
    'could not ask what we may do: no answer within 0.1 s',
  ],
])('a cluster that %s', async (_what, listener, status, says) => {
  const api = await startFakeApi(listener);
  try {
    expect(await createClusterProbe(api.kubeConfig, 100)('test-pods')).toEqual({ status, says });
  } finally {
    await api.close();
  }
});
