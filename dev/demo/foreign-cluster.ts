import { givenCluster } from '../stack/given.ts';
import type { DemoImages } from './configuration.ts';
import { DemoError } from './demo-error.ts';

/** What the demo must be told about a cluster that it did not make. */
export interface ForeignCluster {
  /** An address of this machine that the cluster's Pods reach; git and S3 are served there. */
  readonly address: string;
  /** Images that the cluster can pull. */
  readonly images: DemoImages;
}

const ADDRESS = 'PROWFLOW_POD_HOST';
const PODUTILS = 'PROWFLOW_PODUTILS_IMAGE';
const JOB = 'PROWFLOW_JOB_IMAGE';

/**
 * The user's cluster (KUBECONFIG, or the one we are a Pod of) as the environment describes it; `undefined` when a
 * cluster is to be made. Throws FOREIGN_CLUSTER with what is missing.
 */
export function foreignCluster(
  env: Readonly<Record<string, string | undefined>> = process.env,
  isGiven: boolean = givenCluster() !== undefined,
): ForeignCluster | undefined {
  if (!isGiven) return undefined;
  const { [ADDRESS]: address, [PODUTILS]: podutils, [JOB]: job } = env;
  if (address && podutils && job) return { address, images: { podutils, job } };
  const missing = [ADDRESS, PODUTILS, JOB].filter((name) => !env[name]).join(', ');
  throw new DemoError(
    'FOREIGN_CLUSTER',
    `to use the cluster of KUBECONFIG, set ${missing} (an address of this machine that Pods reach, and images of podutils and Node that it can pull); or unset KUBECONFIG to have a cluster made`,
  );
}
