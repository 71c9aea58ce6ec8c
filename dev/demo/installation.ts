import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { startEmulator, type Emulator } from '../github/emulator.ts';
import type { OpenApiChecker } from '../github/openapi.ts';
import type { Progress } from '../progress.ts';
import { startKubernetes, type RunningKubernetes } from '../stack/kubernetes.ts';
import { instancePaths } from '../stack/paths.ts';
import { reservePorts } from '../stack/settings.ts';
import { startTemporal, type RunningTemporal } from '../stack/temporal.ts';
import { demoConfiguration, REPO, S3_SECRET } from './configuration.ts';
import { parseRepoName } from '../../src/prowjob/ids.ts';
import { DemoError } from './demo-error.ts';
import { makeImages } from './images.ts';
import { startObjectStore, type ObjectStore } from './object-store.ts';
import { apiAddress, startProduct, type RunningProduct } from './product.ts';
import { BASE_FILES } from './repository.ts';
import { putSecret } from './secret.ts';

/** Everything that a webhook meets on its way to a verdict. */
export interface Installation {
  readonly temporal: RunningTemporal;
  readonly kubernetes: RunningKubernetes;
  readonly github: Emulator;
  readonly store: ObjectStore;
  readonly product: RunningProduct;
}

export interface InstallationOptions {
  readonly instance: string;
  readonly progress: Progress;
  /** Without what an earlier start left. */
  readonly fresh?: boolean;
  /** Holds all traffic with the emulator against GitHub's own description. */
  readonly checker?: OpenApiChecker;
  /** Changes the configuration before it is written; each start may have its own. */
  readonly configure?: (text: DemoConfiguration) => DemoConfiguration;
}

type DemoConfiguration = ReturnType<typeof demoConfiguration>;

/** A member of the organisation, whose pull requests are trusted. */
export const MEMBER = 'dev';

/** Starts all of it; what fails leaves the rest to `stopStack`. */
export async function startInstallation(options: InstallationOptions): Promise<Installation> {
  const { instance, progress } = options;
  const [temporal, kubernetes] = await Promise.all([
    startTemporal(options),
    startKubernetes({ ...options, mode: 'full' }),
  ]);
  const address = kubernetes.bridgeAddress;
  if (address === undefined) throw new DemoError('FOREIGN_CLUSTER', FOREIGN_CLUSTER);
  // Nothing before the first Pod needs the images, and they take as long as the rest.
  const [rest] = await Promise.all([
    startRest(options, { temporal, kubernetes, address }),
    progress.step('making the images of the job and of podutils', () =>
      makeImages(instance, progress),
    ),
  ]);
  return { temporal, kubernetes, ...rest };
}

interface Ground extends Pick<Installation, 'temporal' | 'kubernetes'> {
  /** Where Pods reach this machine. */
  readonly address: string;
}

async function startRest(
  options: InstallationOptions,
  { temporal, kubernetes, address }: Ground,
): Promise<Pick<Installation, 'github' | 'store' | 'product'>> {
  const { instance, progress } = options;
  const { kubeconfig } = kubernetes;
  const store = await progress.step('starting the object store', async () => {
    const started = await startObjectStore({ instance, progress, address });
    const data = { 'service-account.json': started.credentials };
    await putSecret({ kubeconfig, namespace: 'test-pods', name: S3_SECRET, data, progress });
    return started;
  });
  const secrets = { webhookSecret: newSecret(), githubToken: newSecret() };
  const github = await progress.step('starting the GitHub emulator', () =>
    startGitHub(options, address, secrets),
  );
  const { gitUrl, apiUrl: githubApi } = github;
  const written = demoConfiguration({ gitUrl, bucket: store.bucket, uiUrl: temporal.uiUrl });
  const configuration = options.configure?.(written) ?? written;
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
  return { github, store, product };
}

function newSecret(): string {
  return randomBytes(20).toString('hex');
}

const FOREIGN_CLUSTER =
  "the demo's Pods must reach this machine, and a cluster from KUBECONFIG need not: unset KUBECONFIG, or run prowflow itself against it as README says";

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
