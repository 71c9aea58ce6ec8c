import type { Certificates } from './certificates.ts';
import { gatewayOf } from './subnets.ts';

/** The image that holds a Pod's network open: the base image, asleep, since no registry can be asked for another. */
export const PAUSE_IMAGE = 'localhost/prowflow/pause:dev';

/** The name of the one node. It resolves to loopback, where its kubelet listens. */
export const NODE_NAME = 'localhost';

/** In the node's own mount namespace, where /run is its own: never the machine's containerd. */
export const CONTAINERD_SOCKET = '/run/containerd/containerd.sock';

/** The folders that the node's programs are told of. `cniPlugins` is the distribution's. */
export interface NodeFolders {
  readonly containerdRoot: string;
  readonly cniConfig: string;
  readonly cniPlugins: string;
  readonly volumePlugins: string;
  readonly resolvConf: string;
}

/** containerd's configuration, in its TOML. Strings are written as JSON, which TOML reads alike. */
export function containerdConfig(folders: NodeFolders): string {
  const cri = 'plugins."io.containerd.grpc.v1.cri"';
  const snapshotters = ['aufs', 'btrfs', 'devmapper', 'zfs'];
  const disabled = [
    'io.containerd.internal.v1.opt',
    ...snapshotters.map((name) => `io.containerd.snapshotter.v1.${name}`),
  ];
  return `version = 2
root = ${JSON.stringify(folders.containerdRoot)}
state = "/run/containerd"
disabled_plugins = ${JSON.stringify(disabled)}
[grpc]
address = ${JSON.stringify(CONTAINERD_SOCKET)}
[${cri}]
sandbox_image = ${JSON.stringify(PAUSE_IMAGE)}
stream_server_address = "127.0.0.1"
netns_mounts_under_state_dir = true
# Without CAP_SYS_RESOURCE, as in many sandboxes, runc cannot lower a score and would fail.
restrict_oom_score_adj = true
[${cri}.cni]
bin_dir = ${JSON.stringify(folders.cniPlugins)}
conf_dir = ${JSON.stringify(folders.cniConfig)}
[${cri}.containerd]
snapshotter = "overlayfs"
default_runtime_name = "runc"
[${cri}.containerd.runtimes.runc]
runtime_type = "io.containerd.runc.v2"
`;
}

/**
 * The Pods' network: all on our bridge, with a route to its subnet and nowhere else. The bridge's address is the
 * stack's to give, so the plugin is no gateway; then it does not switch on the machine's IP forwarding either.
 */
export function cniConfig(bridge: string, subnet: string): string {
  const ipam = {
    type: 'host-local',
    ranges: [[{ subnet, gateway: gatewayOf(subnet) }]],
    dataDir: '/run/cni', // Gone with the node, as its Pods' networks are.
  };
  const plugin = { type: 'bridge', bridge, isGateway: false, ipMasq: false, ipam };
  return JSON.stringify({ cniVersion: '0.4.0', name: 'prowflow', plugins: [plugin] }, null, 2);
}

/** The kubelet's configuration file: all on loopback, no eviction, limits kept for each container. */
export function kubeletConfig(
  options: { readonly port: number; readonly gateway: string },
  certificates: Certificates,
  folders: NodeFolders,
): string {
  const config = {
    apiVersion: 'kubelet.config.k8s.io/v1beta1',
    kind: 'KubeletConfiguration',
    address: '127.0.0.1',
    port: options.port,
    healthzPort: 0,
    tlsCertFile: certificates.server.cert,
    tlsPrivateKeyFile: certificates.server.key,
    authentication: {
      anonymous: { enabled: false },
      webhook: { enabled: false },
      x509: { clientCAFile: certificates.ca },
    },
    authorization: { mode: 'AlwaysAllow' },
    containerRuntimeEndpoint: `unix://${CONTAINERD_SOCKET}`,
    cgroupDriver: 'cgroupfs',
    // Else each Pod has a group below `kubepods`, where two nodes on one machine would clean up each other's.
    cgroupsPerQOS: false,
    enforceNodeAllocatable: ['none'],
    failCgroupV1: false,
    failSwapOn: false,
    oomScoreAdj: 0,
    resolvConf: folders.resolvConf,
    // No name server listens there; but without one to name, each Pod gets a warning event.
    clusterDNS: [options.gateway],
    volumePluginDir: folders.volumePlugins,
    makeIPTablesUtilChains: false,
    // A full disk or a busy laptop must not evict Pods or delete images that no registry can give back.
    evictionHard: {
      'memory.available': '0%',
      'nodefs.available': '0%',
      'nodefs.inodesFree': '0%',
      'imagefs.available': '0%',
      'imagefs.inodesFree': '0%',
    },
    imageGCHighThresholdPercent: 100,
    imageGCLowThresholdPercent: 99,
  };
  return JSON.stringify(config, null, 2);
}
