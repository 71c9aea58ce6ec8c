import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The folder in which a Pod finds its own cluster's credentials. */
export const SERVICE_ACCOUNT_FOLDER = '/var/run/secrets/kubernetes.io/serviceaccount';

/** A cluster that the user has already; nothing is then started for them. */
export type GivenCluster =
  | { readonly kind: 'kubeconfig'; readonly path: string }
  | { readonly kind: 'in-cluster'; readonly server: string };

/** The cluster named by KUBECONFIG, or the one we run in as a Pod; undefined when we must run our own. */
export function givenCluster(): GivenCluster | undefined {
  const path = process.env['KUBECONFIG'];
  if (path !== undefined && path !== '') return { kind: 'kubeconfig', path };
  const host = process.env['KUBERNETES_SERVICE_HOST'];
  const port = process.env['KUBERNETES_SERVICE_PORT'] ?? '443';
  if (host === undefined || !existsSync(join(SERVICE_ACCOUNT_FOLDER, 'token'))) return undefined;
  const name = host.includes(':') ? `[${host}]` : host;
  return { kind: 'in-cluster', server: `https://${name}:${port}` };
}

/** The address of a Temporal server that the user has already (TEMPORAL_ADDRESS), or undefined. */
export function givenTemporal(): string | undefined {
  const address = process.env['TEMPORAL_ADDRESS'];
  return address === '' ? undefined : address;
}
