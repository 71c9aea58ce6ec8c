/**
 * An oracle that shares nothing with the policy: it walks over everything in a Pod and names what no Pod of an untrusted
 * repository may have, wherever it is and however it is written.
 */

const NOT_TRUE = [
  'automountserviceaccounttoken',
  'allowprivilegeescalation',
  'hostipc',
  'hostnetwork',
  'hostpid',
  'hostprocess',
  'privileged',
  'shareprocessnamespace',
];

const NOT_THERE = [
  'add',
  'csi',
  'dnsconfig',
  'ephemeral',
  'ephemeralcontainers',
  'flexvolume',
  'host',
  'hostaliases',
  'hostip',
  'hostpath',
  'hostport',
  'iscsi',
  'nfs',
  'nodename',
  'persistentvolumeclaim',
  'priority',
  'priorityclassname',
  'resourceclaims',
  'runtimeclassname',
  'schedulername',
  'selinuxoptions',
  'serviceaccount',
  'serviceaccountname',
  'serviceaccounttoken',
  'tolerations',
];

function isSomething(value: unknown): boolean {
  return !(value === null || value === '' || value === 0 || value === undefined);
}

function isForbidden(key: string, value: unknown): boolean {
  const name = key.toLowerCase();
  if (NOT_TRUE.includes(name)) return value !== false && value !== null;
  if (NOT_THERE.includes(name)) return isSomething(value);
  if (name === 'type') return value === 'Unconfined' || value === 'Localhost';
  if (name === 'procmount') return value !== 'Default';
  return name.includes('secret') && isSomething(value);
}

/** Paths of what is forbidden. */
export function forbiddenIn(value: unknown, path = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: readonly [string, unknown]) => {
    const at = `${path}.${key}`;
    return [...(isForbidden(key, inner) ? [at] : []), ...forbiddenIn(inner, at)];
  });
}
