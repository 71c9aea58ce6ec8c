import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { startEmulator, type Emulator } from '../github/emulator.ts';
import type { OpenApiChecker } from '../github/openapi.ts';
import type { Progress } from '../progress.ts';
import { startKubernetes, type RunningKubernetes } from '../stack/kubernetes.ts';
import { instancePaths } from '../stack/paths.ts';
import { reservePorts } from '../stack/settings.ts';
import { startTemporal, type RunningTemporal } from '../stack/temporal.ts';
import {
  demoConfiguration,
  OWN_IMAGES,
  REPO,
  S3_SECRET,
  type DemoImages,
} from './configuration.ts';
import { foreignCluster } from './foreign-cluster.ts';
import { parseRepoName } from '../../src/prowjob/ids.ts';
import { makeImages } from './images.ts';
import { startObjectStore, type ObjectStore } from './object-store.ts';
import { apiAddress, startProduct, type ProductOptions, type RunningProduct } from './product.ts';
import { BASE_FILES } from './repository.ts';
import { putSecret } from './secret.ts';

/** Everything that a webhook meets on its way to a verdict. */
export interface Installation {
  readonly temporal: RunningTemporal;
  readonly kubernetes: RunningKubernetes;
  readonly github: Emulator;
  readonly store: ObjectStore;
  readonly product: RunningProduct;
  /** What the product was started with. */
  readonly configuration: ProductOptions['configuration'];
}

export interface InstallationOptions {
  readonly instance: string;
  readonly progress: Progress;
  /** Without what an earlier start left. */
  readonly fresh?: boolean;
  /** Holds all traffic with the emulator against GitHub's own description. */
  readonly checker?: OpenApiChecker;
}

/** A member of the organisation, whose pull requests are trusted. */
export const MEMBER = 'dev';

/** Starts all of it; what fails leaves the rest to `stopStack`. Throws FOREIGN_CLUSTER before anything is started. */
export async function startInstallation(options: InstallationOptions): Promise<Installation> {
  const { instance, progress } = options;
  const foreign = foreignCluster();
  const [temporal, kubernetes] = await Promise.all([
    startTemporal(options),
    startKubernetes({ ...options, mode: 'full' }),
  ]);
  const address = foreign?.address ?? kubernetes.bridgeAddress ?? LOOPBACK;
  const images = foreign?.images ?? OWN_IMAGES;
  // Nothing before the first Pod needs the images, and they take as long as the rest.
  const [rest] = await Promise.all([
    startRest(options, { temporal, kubernetes, address, images }),
    foreign === undefined && makeOwnImages(instance, progress),
  ]);
  return { temporal, kubernetes, ...rest };
}

function makeOwnImages(instance: string, progress: Progress): Promise<void> {
  const make = () => makeImages(instance, progress);
  return progress.step('making the images of the job and of podutils', make);
}

const LOOPBACK = '127.0.0.1';

interface Ground extends Pick<Installation, 'temporal' | 'kubernetes'> {
  /** Where Pods reach this machine. */
  readonly address: string;
  readonly images: DemoImages;
}

async function startRest(
  options: InstallationOptions,
  { temporal, kubernetes, address, images }: Ground,
): Promise<Pick<Installation, 'configuration' | 'github' | 'store' | 'product'>> {
  const { instance, progress } = options;
  const { kubeconfig } = kubernetes;
  const store = await progress.step('starting the object store', async () => {
    const started = await startObjectStore({ instance, progress, address });
    const data = { 'service-account.json': started.credentials };
    await putSecret({ kubeconfig, namespace: 'test-pods', name: S3_SECRET, data, progress });
    return started;
  });
  const secrets = {
    webhookSecret: newSecret(),
    githubToken: newSecret(),
    s3Credentials: store.credentials,
  };
  const github = await progress.step('starting the GitHub emulator', () =>
    startGitHub(options, address, secrets),
  );
  const { gitUrl, apiUrl: githubApi } = github;
  const { uiUrl } = temporal;
  const configuration = demoConfiguration({ gitUrl, bucket: store.bucket, uiUrl, images });
  const temporalAddress = temporal.address;
  const product = await progress.step('starting worker and API', () =>
    startProduct({
      instance,
      progress,
      ...secrets,
      temporalAddress,
      kubeconfig,
      githubApi,
      configuration,
    }),
  );
  return { configuration, github, store, product };
}

function newSecret(): string {
  return randomBytes(20).toString('hex');
}

async function startGitHub(
  { instance, checker }: InstallationOptions,
  gitAddress: string,
  { webhookSecret, githubToken }: { readonly webhookSecret: string; readonly githubToken: string },
): Promise<Emulator> {
  const paths = instancePaths(instance);
  const reserved = await reservePorts(paths, ['github']);
  const { url } = await apiAddress(instance);
  const github = await startEmulator({
    directory: join(paths.root, 'github'),
    webhook: { url: `${url}/hook`, secret: webhookSecret },
    gitAddress,
    port: reserved('github'),
    token: githubToken,
    ...(checker === undefined ? {} : { checker }),
  });
  const { org, repo: name } = parseRepoName(REPO);
  github.createOrg({ login: org, members: [MEMBER] });
  await github.createRepo({ org, name, files: BASE_FILES });
  return github;
}
