import { StackError } from './errors.ts';
import type { KubeApi } from './kube-api.ts';
import { waitFor } from './wait.ts';

/** Where jobs' Pods go when the configuration does not say otherwise, as in Prow's own examples. */
export const POD_NAMESPACE = 'test-pods';

/**
 * Sees that the namespaces that jobs use are there, and with `hasControllers` also their service accounts, without
 * which the API server refuses every Pod.
 */
export async function ensureNamespaces(api: KubeApi, hasControllers: boolean): Promise<void> {
  const metadata = { name: POD_NAMESPACE };
  const created = await api.call('POST', '/api/v1/namespaces', { metadata });
  if (created.status !== 201 && created.status !== 409) {
    const said = JSON.stringify(created.body);
    throw new StackError('COMMAND_FAILED', `cannot create namespace ${POD_NAMESPACE}: ${said}`);
  }
  for (const namespace of ['default', POD_NAMESPACE]) {
    const path = `/api/v1/namespaces/${namespace}`;
    await untilThere(api, path);
    if (hasControllers) await untilThere(api, `${path}/serviceaccounts/default`);
  }
}

async function untilThere(api: KubeApi, path: string): Promise<void> {
  const isThere = async () => ((await api.call('GET', path)).status === 200 ? true : undefined);
  await waitFor(path, isThere, { timeoutMs: 60_000 });
}
