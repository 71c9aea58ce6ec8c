import { stringify } from 'yaml';
import type { ProductOptions } from './product.ts';

/** What the demo's Pods run. */
export interface DemoImages {
  /** The image that serves as all four pod utilities. */
  readonly podutils: string;
  /** An image with git and Node, for jobs. */
  readonly job: string;
}

/** The images that are made for a cluster of ours. */
export const OWN_IMAGES: DemoImages = {
  podutils: 'localhost/prowflow/podutils:dev',
  job: 'localhost/prowflow/node:24',
};
/** The Secret with the keys of the object store. */
export const S3_SECRET = 's3-credentials';
const PLUGINS = ['trigger', 'hold', 'size', 'help', 'label'];
/** The repository whose pull requests are tested. */
export const REPO = 'demo/calculator';

export interface Surroundings {
  /** Where Pods clone from: `URL/ORG/REPO.git`. */
  readonly gitUrl: string;
  readonly bucket: string;
  /** Pages of Temporal, where a job can be looked into. */
  readonly uiUrl: string;
  readonly images: DemoImages;
}

/** A job's whole history, in Temporal's own pages. */
export function jobPage(uiUrl: string, prowJob: string): string {
  return `${uiUrl}/namespaces/default/workflows/${prowJob}`;
}

/**
 * Prow configuration as a user would write it: one decorated presubmit that runs the repository's own tests. The
 * repository may define more of them, which may clone from the emulator.
 */
export function demoConfiguration({
  gitUrl,
  bucket,
  uiUrl,
  images,
}: Surroundings): ProductOptions['configuration'] {
  const config = {
    prowjob_namespace: 'default',
    pod_namespace: 'test-pods',
    plank: {
      job_url_template: jobPage(uiUrl, '{{.ObjectMeta.Name}}'),
      default_decoration_config_entries: [
        {
          config: {
            timeout: '10m',
            grace_period: '10s',
            utility_images: {
              clonerefs: images.podutils,
              initupload: images.podutils,
              entrypoint: images.podutils,
              sidecar: images.podutils,
            },
            gcs_configuration: { bucket: `s3://${bucket}`, path_strategy: 'explicit' },
            s3_credentials_secret: S3_SECRET,
          },
        },
      ],
    },
    in_repo_config: { enabled: { [REPO]: true } },
    prowflow: {
      in_repo_policies: [{ repos: [REPO], allow: { clone_hosts: [new URL(gitUrl).hostname] } }],
    },
  };
  const unit = {
    name: 'unit',
    always_run: true,
    decorate: true,
    clone_uri: `${gitUrl}/${REPO}.git`,
    spec: { containers: [{ image: images.job, command: ['node'], args: ['--test'] }] },
  };
  return {
    config: stringify(config),
    jobs: stringify({ presubmits: { [REPO]: [unit] } }),
    plugins: stringify({ plugins: { [REPO]: { plugins: PLUGINS } } }),
  };
}
