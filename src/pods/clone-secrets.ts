import { joinPath } from '../prowjob/join-path.ts';
import type { DecorationConfig, SecretKey } from '../prowjob/decoration-config.ts';
import type { Volume, VolumeMount } from '../prowjob/pod-spec.ts';

/** A secret that clonerefs needs, and the path at which its options name it. */
export interface CloneSecret {
  readonly volume: Volume;
  readonly mount: VolumeMount;
  readonly path: string;
}

/** Octal 0400: ssh and git refuse keys that others may read. */
const OWNER_READS = 0o400;

/** One secret for each SSH key. Prow: pkg/pod-utils/decorate/podspec.go `sshVolume`. */
export function sshKeySecrets(config: DecorationConfig): readonly CloneSecret[] {
  return (config.ssh_key_secrets ?? []).map((secretName) => {
    const mountPath = joinPath('/secrets/ssh', secretName);
    const name = `ssh-keys-${secretName}`;
    return {
      volume: { name, secret: { secretName, defaultMode: OWNER_READS } },
      mount: { name, mountPath, readOnly: true },
      path: mountPath,
    };
  });
}

/** Prow: podspec.go `oauthVolume`. */
export function oauthSecret(config: DecorationConfig): CloneSecret | undefined {
  return config.oauth_token_secret && keySecret(config.oauth_token_secret, '/secrets/oauth');
}

/** Prow: podspec.go `githubAppVolume`. */
export function githubAppSecret(config: DecorationConfig): CloneSecret | undefined {
  const key = config.github_app_private_key_secret;
  return key && keySecret(key, '/secrets/github-app');
}

/** `secret/key`, or a secret whose key has its own name. Prow: podspec.go `cookiefileVolume`. */
export function cookieFileSecret(config: DecorationConfig): CloneSecret | undefined {
  if (!config.cookiefile_secret) return undefined;
  const [secretName = '', ...rest] = config.cookiefile_secret.split('/');
  const key = rest.length > 0 ? rest.join('/') : secretName;
  const mountPath = '/secrets/cookiefile';
  return {
    volume: { name: 'cookiefile', secret: { secretName, defaultMode: OWNER_READS } },
    mount: { name: 'cookiefile', mountPath, readOnly: true },
    path: joinPath(mountPath, key),
  };
}

function keySecret({ name = '', key = '' }: SecretKey, mountPath: string): CloneSecret {
  return {
    volume: { name, secret: { secretName: name, items: [{ key, path: `./${key}` }] } },
    mount: { name, mountPath, readOnly: true },
    path: joinPath(mountPath, key),
  };
}
