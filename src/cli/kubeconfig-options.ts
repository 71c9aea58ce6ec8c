import type { Command } from 'commander';
import type { KubeconfigPlaces } from '../adapters/kubernetes/kubeconfig-files.ts';
import { readEnv } from './env.ts';

/** Where the build clusters are; the names are those of Prow's flags. */
export interface KubeconfigOptions {
  readonly kubeconfig?: string;
  readonly kubeconfigDir?: string;
  readonly kubeconfigSuffix?: string;
}

/** Adds Prow's options for build clusters. Prow: pkg/flagutil/kubernetes_cluster_clients.go `KubernetesOptions.AddFlags`. */
export function addKubeconfigOptions(command: Command): Command {
  return command
    .option(
      '--kubeconfig <files>',
      'the build clusters, one a context; several files with : between them',
      readEnv().kubeconfig,
    )
    .option('--kubeconfig-dir <directory>', 'a directory with more of these files')
    .option('--kubeconfig-suffix <suffix>', 'how the names of the files in it end; else all count');
}

export function kubeconfigPlacesOf(options: KubeconfigOptions): KubeconfigPlaces {
  const { kubeconfig: files, kubeconfigDir: directory, kubeconfigSuffix: suffix } = options;
  return { files, directory, suffix };
}
