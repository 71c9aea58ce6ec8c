import { stringify } from 'yaml';
import type { ProductOptions } from './product.ts';

/** The image that serves as all four pod utilities. */
export const PODUTILS_IMAGE = 'localhost/prowflow/podutils:dev';
/** An image with git and Node, for jobs. */
export const JOB_IMAGE = 'localhost/prowflow/node:24';
/** The Secret with the keys of the object store. */
export const S3_SECRET = 's3-credentials';
/** The repository whose pull requests are tested. */
export const REPO = 'demo/calculator';

export interface Surroundings {
  /** Where Pods clone from: `URL/ORG/REPO.git`. */
  readonly gitUrl: string;
  readonly bucket: string;
  /** Pages of Temporal, where a job can be looked into. */
  readonly uiUrl: string;
}

/** A job's whole history, in Temporal's own pages. */
export function jobPage(uiUrl: string, prowJob: string): string {
  return `${uiUrl}/namespaces/default/workflows/${prowJob}`;
}

/** Prow configuration as a user would write it: one decorated presubmit that runs the repository's own tests. */
export function demoConfiguration({
  gitUrl,
  bucket,
  uiUrl,
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
              clonerefs: PODUTILS_IMAGE,
              initupload: PODUTILS_IMAGE,
              entrypoint: PODUTILS_IMAGE,
              sidecar: PODUTILS_IMAGE,
            },
            gcs_configuration: { bucket: `s3://${bucket}`, path_strategy: 'explicit' },
            s3_credentials_secret: S3_SECRET,
          },
        },
      ],
    },
  };
  const unit = {
    name: 'unit',
    always_run: true,
    decorate: true,
    clone_uri: `${gitUrl}/${REPO}.git`,
    spec: { containers: [{ image: JOB_IMAGE, command: ['node'], args: ['--test'] }] },
  };
  return {
    config: stringify(config),
    jobs: stringify({ presubmits: { [REPO]: [unit] } }),
    plugins: stringify({ plugins: { [REPO]: { plugins: ['trigger'] } } }),
  };
}
