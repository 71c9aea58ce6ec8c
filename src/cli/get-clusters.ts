import type { Command } from 'commander';
import { buildClusters } from '../adapters/kubernetes/clusters.ts';
import type { ClusterHealth } from '../ports/cluster-health.ts';
import { columns } from './columns.ts';
import { formOption, printed, type Form } from './get-forms.ts';
import {
  addKubeconfigOptions,
  kubeconfigPlacesOf,
  type KubeconfigOptions,
} from './kubeconfig-options.ts';

interface GetClustersOptions extends KubeconfigOptions {
  readonly output: Form;
  readonly podNamespace: string;
}

/** A build cluster and how it is. */
export interface ClusterRow extends ClusterHealth {
  readonly name: string;
}

/** Adds `prowflow get clusters`: whether jobs could run on each build cluster, from here, and if not, why. */
export function addGetClusters(get: Command): void {
  const command = get
    .command('clusters')
    .description('the build clusters, and whether jobs could run there with these credentials')
    .option('--pod-namespace <name>', "where jobs' Pods go, as config.yaml says", 'default')
    .addOption(formOption());
  addKubeconfigOptions(command).action(async (options: GetClustersOptions) => {
    const { aliases, probes } = buildClusters(kubeconfigPlacesOf(options));
    const rows = await Promise.all(
      aliases().map(async (name): Promise<ClusterRow> => {
        const health = await probes(name)?.(options.podNamespace);
        return { name, ...(health ?? { status: 'Error', says: 'it is gone' }) };
      }),
    );
    process.stdout.write(printed({ clusters: rows }, options.output, () => clusterTable(rows)));
  });
}

export function clusterTable(rows: readonly ClusterRow[]): string {
  const lines = rows.map(({ name, status, says }) => [name, status, says]);
  return columns([['CLUSTER', 'STATUS', 'WHAT IS WRONG'], ...lines]);
}
