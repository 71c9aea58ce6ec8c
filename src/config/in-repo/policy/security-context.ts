import { each, fields, flagged, free, named } from './judge.ts';

/** A profile of seccomp or AppArmor: one of the node's own may be as weak as none. */
const PROFILE = fields({
  type: flagged('privileged', 'RuntimeDefault'),
  localhostProfile: flagged('privileged', ''),
});

const WINDOWS = fields({
  runAsUserName: free,
  hostProcess: flagged('privileged', false),
  gmsaCredentialSpec: flagged('privileged', ''),
  gmsaCredentialSpecName: flagged('privileged', ''),
});

const OF_BOTH = {
  runAsGroup: free,
  runAsNonRoot: free,
  runAsUser: free,
  seLinuxOptions: flagged('privileged'),
  seccompProfile: PROFILE,
  appArmorProfile: PROFILE,
  windowsOptions: WINDOWS,
};

/** Kubernetes: core/v1 `SecurityContext`, judged by the Pod Security Standards, levels baseline and restricted. */
export const CONTAINER_SECURITY = fields({
  ...OF_BOTH,
  allowPrivilegeEscalation: flagged('privileged', false),
  capabilities: fields({ add: each(named('capabilities')), drop: free }),
  privileged: flagged('privileged', false),
  procMount: flagged('privileged', 'Default', ''),
  readOnlyRootFilesystem: free,
});

/** Kubernetes: pod-security-standards, "Sysctls" of level baseline. */
const SAFE_SYSCTLS = [
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.ping_group_range',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_syncookies',
];

/** Kubernetes: core/v1 `PodSecurityContext`. */
export const POD_SECURITY = fields({
  ...OF_BOTH,
  fsGroup: free,
  fsGroupChangePolicy: free,
  seLinuxChangePolicy: free,
  supplementalGroups: free,
  supplementalGroupsPolicy: free,
  sysctls: each(fields({ name: named('sysctls', SAFE_SYSCTLS), value: free })),
});
