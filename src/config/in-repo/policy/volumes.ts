import { isMapping } from '../../yaml-value.ts';
import { quoted, refusedName } from './finding.ts';
import type { Finding, Path, Scope } from './finding.ts';
import { each, fields, flagged, free, nameIn } from './judge.ts';
import type { Judge } from './judge.ts';

/** A token of the service account that the Pod runs as. */
export const token: Judge = (value, path, scope) =>
  value === null || value === false || scope.policy.allowsName('service_accounts', scope.account)
    ? []
    : [refusedName(path, 'service_accounts', scope.account)];

/** Any other kind of volume, once it is allowed, may still name no Secret but those that are. */
function otherVolume(type: string): Judge {
  return (value, path, scope) => {
    if (value === null) return [];
    if (!scope.policy.allowsName('volume_types', type))
      return [refusedName(path, 'volume_types', type)];
    return secretsBelow(value, path, scope, false);
  };
}

/** Names of Secrets: the texts below a field whose name speaks of one (`secretRef`, `secretName`). */
function secretsBelow(
  value: unknown,
  path: Path,
  scope: Scope,
  isSecret: boolean,
): readonly Finding[] {
  if (typeof value === 'string') {
    return isSecret && !scope.policy.allowsName('secrets', value)
      ? [refusedName(path, 'secrets', value)]
      : [];
  }
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return items.flatMap((item, index) => secretsBelow(item, [...path, index], scope, isSecret));
  }
  if (!isMapping(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    secretsBelow(inner, [...path, key], scope, isSecret || /secret/i.test(key)),
  );
}

/** Kubernetes: core/v1 `Volume`. */
export const VOLUMES = each(
  fields(
    {
      name: free,
      configMap: free,
      downwardAPI: free,
      emptyDir: free,
      hostPath: nameIn('host_paths', 'path'),
      image: free,
      projected: fields({
        defaultMode: free,
        sources: each(
          fields({
            clusterTrustBundle: free,
            configMap: free,
            downwardAPI: free,
            secret: nameIn('secrets', 'name'),
            serviceAccountToken: token,
          }),
        ),
      }),
      secret: nameIn('secrets', 'secretName'),
    },
    otherVolume,
  ),
);

/** Decoration adds volumes to the Pod, and some hold the credentials of the upload and the clone. */
const declared: Judge = (value, path, { volumes }) => {
  if (typeof value === 'string' && volumes.has(value)) return [];
  const name = typeof value === 'string' ? quoted(value) : 'that it mounts';
  return [{ path, says: `the volume ${name} must be one of spec.volumes` }];
};

/** Kubernetes: core/v1 `VolumeMount`. */
export const VOLUME_MOUNTS = each(
  fields({
    name: declared,
    mountPath: free,
    mountPropagation: flagged('privileged', 'None', ''),
    readOnly: free,
    recursiveReadOnly: free,
    subPath: free,
    subPathExpr: free,
  }),
);

/** Kubernetes: core/v1 `VolumeDevice`. */
export const VOLUME_DEVICES = each(fields({ name: declared, devicePath: free }));
