import { CONTAINERS } from './containers.ts';
import { each, fields, flagged, free, named, nameIn, trustedOnly } from './judge.ts';
import { POD_SECURITY } from './security-context.ts';
import { token, VOLUMES } from './volumes.ts';

/** A toleration without a key is for every taint. */
export const TOLERATIONS = each(nameIn('tolerations', 'key'));

/** Kubernetes: core/v1 `PodSpec`. What is not here is refused. */
export const POD = fields({
  activeDeadlineSeconds: free,
  affinity: free,
  automountServiceAccountToken: token,
  containers: CONTAINERS,
  dnsConfig: flagged('dns'),
  dnsPolicy: free,
  enableServiceLinks: free,
  hostAliases: flagged('dns'),
  hostIPC: flagged('host_namespaces', false),
  hostNetwork: flagged('host_namespaces', false),
  hostPID: flagged('host_namespaces', false),
  hostUsers: free,
  hostname: free,
  imagePullSecrets: each(nameIn('secrets', 'name')),
  initContainers: CONTAINERS,
  nodeName: named('node_names'),
  nodeSelector: free,
  os: free,
  preemptionPolicy: free,
  priority: trustedOnly('it can push other Pods off their nodes', 0),
  priorityClassName: named('priority_classes'),
  readinessGates: free,
  resources: free,
  restartPolicy: free,
  runtimeClassName: named('runtime_classes'),
  schedulerName: named('schedulers', ['default-scheduler']),
  securityContext: POD_SECURITY,
  serviceAccount: named('service_accounts'),
  serviceAccountName: named('service_accounts'),
  setHostnameAsFQDN: free,
  // The sidecar, which has the credentials of the upload, is in the same Pod.
  shareProcessNamespace: flagged('privileged', false),
  subdomain: free,
  terminationGracePeriodSeconds: free,
  tolerations: TOLERATIONS,
  topologySpreadConstraints: free,
  volumes: VOLUMES,
});
