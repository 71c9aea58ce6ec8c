import { cookieFileSecret, githubAppSecret, oauthSecret, sshKeySecrets } from './clone-secrets.ts';
import { envVars } from './env.ts';
import { CLONE_LOG_PATH, CODE, emptyVolume, LOGS } from './shared-volumes.ts';
import type { CloneSecret } from './clone-secrets.ts';
import type { DecorationConfig } from '../prowjob/decoration-config.ts';
import type { Container, Volume, VolumeMount } from '../prowjob/pod-spec.ts';
import type { Refs } from '../prowjob/refs.ts';
import type { ProwJobSpec } from '../prowjob/spec.ts';

/** The init container that checks out the code, and the volumes that only it needs. */
export interface Cloner {
  readonly container: Container;
  readonly volumes: readonly Volume[];
}

/** Where ssh writes its known hosts. */
const TMP: VolumeMount = { name: 'clonerefs-tmp', mountPath: '/tmp' };

/** Who merges pull requests into the base. Prow: pkg/clonerefs/options.go. */
const GIT_USER_NAME = 'ci-robot';
const GIT_USER_EMAIL = 'ci-robot@k8s.io';

const GITHUB_API = 'https://api.github.com';

/** What a job checks out: the code under test first. Empty when cloning is off. */
export function refsToClone(spec: ProwJobSpec): readonly Refs[] {
  if (spec.decoration_config?.skip_cloning) return [];
  return [...(spec.refs ? [spec.refs] : []), ...(spec.extra_refs ?? [])];
}

/** Prow: pkg/pod-utils/decorate/podspec.go `CloneRefs`. */
export function cloner(config: DecorationConfig, refs: readonly Refs[]): Cloner {
  const secrets = secretsOf(config);
  const keys = present([...secrets.sshKeys, secrets.oauth, secrets.app]);
  const cookies = present([secrets.cookieFile]);
  return {
    container: {
      name: 'clonerefs',
      image: config.utility_images?.clonerefs ?? '',
      args: cookies.map(({ path }) => `--cookiefile=${path}`),
      env: envVars({ CLONEREFS_OPTIONS: JSON.stringify(optionsOf(config, refs, secrets)) }),
      resources: config.resources?.clonerefs ?? {},
      volumeMounts: [
        LOGS,
        CODE,
        ...keys.map(({ mount }) => mount),
        TMP,
        ...cookies.map(({ mount }) => mount),
      ],
    },
    volumes: [
      ...keys.map(({ volume }) => volume),
      emptyVolume(TMP),
      ...cookies.map(({ volume }) => volume),
    ],
  };
}

interface Secrets {
  readonly sshKeys: readonly CloneSecret[];
  readonly oauth: CloneSecret | undefined;
  readonly app: CloneSecret | undefined;
  readonly cookieFile: CloneSecret | undefined;
}

function secretsOf(config: DecorationConfig): Secrets {
  return {
    sshKeys: sshKeySecrets(config),
    oauth: oauthSecret(config),
    app: githubAppSecret(config),
    cookieFile: cookieFileSecret(config),
  };
}

function present(secrets: readonly (CloneSecret | undefined)[]): readonly CloneSecret[] {
  return secrets.filter((secret) => secret !== undefined);
}

/** Prow: pkg/clonerefs/options.go `Options`. */
function optionsOf(
  config: DecorationConfig,
  refs: readonly Refs[],
  { sshKeys, oauth, app, cookieFile }: Secrets,
): unknown {
  const endpoints = config.github_api_endpoints ?? [];
  return {
    src_root: CODE.mountPath,
    log: CLONE_LOG_PATH,
    git_user_name: GIT_USER_NAME,
    git_user_email: GIT_USER_EMAIL,
    refs,
    key_files: sshKeys.map(({ path }) => path),
    oauth_token_file: oauth?.path,
    host_fingerprints: config.ssh_host_fingerprints,
    cookie_path: cookieFile?.path,
    github_api_endpoints: endpoints.length > 0 ? endpoints : [GITHUB_API],
    github_app_id: config.github_app_id,
    github_app_private_key_file: app?.path,
  };
}
