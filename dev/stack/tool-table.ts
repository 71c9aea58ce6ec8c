/** A program that is built from Go modules: where from, at which version, and what people see meanwhile. */
export interface GoTool {
  readonly name: string;
  readonly version: string;
  /** Folder under `tools/` whose go.mod pins it. */
  readonly module: string;
  readonly package: string;
  readonly linkerFlags: string;
  /** How long a first build took on two busy cores, as people are told it. */
  readonly takes: string;
}

/** Without symbol tables the programs are a third smaller and start as fast. */
const SMALL = '-s -w';
const KUBERNETES_VERSION = '1.34.4';

function kubernetesTool<Name extends string>(name: Name, takes: string) {
  const variables = 'k8s.io/component-base/version';
  return {
    name,
    version: KUBERNETES_VERSION,
    module: 'kubernetes',
    package: `k8s.io/kubernetes/cmd/${name}`,
    // Unset, the servers call themselves v0.0.0 and clients think them too old.
    linkerFlags: `${SMALL} -X ${variables}.gitVersion=v${KUBERNETES_VERSION} -X ${variables}.gitMajor=1 -X ${variables}.gitMinor=34`,
    takes,
  };
}

/** Every program we build. The versions must be those of `tools/MODULE/go.mod`; a test compares them. */
export const GO_TOOLS = {
  temporal: {
    name: 'temporal',
    version: '1.5.1',
    module: 'temporal',
    package: 'github.com/temporalio/cli/cmd/temporal',
    linkerFlags: `${SMALL} -X github.com/temporalio/cli/temporalcli.Version=1.5.1`,
    takes: '5 min',
  },
  'kube-apiserver': kubernetesTool('kube-apiserver', '7 min'),
  'kube-controller-manager': kubernetesTool('kube-controller-manager', '2 min'),
  'kube-scheduler': kubernetesTool('kube-scheduler', '10 s'),
  kubelet: kubernetesTool('kubelet', '1 min'),
  kubectl: kubernetesTool('kubectl', '30 s'),
  versitygw: {
    name: 'versitygw',
    version: '1.8.0',
    module: 'versitygw',
    package: 'github.com/versity/versitygw/cmd/versitygw',
    linkerFlags: `${SMALL} -X main.Version=v1.8.0`,
    takes: '2 min',
  },
} satisfies Record<string, GoTool>;

/** The name of a program that we build. */
export type ToolName = keyof typeof GO_TOOLS;
