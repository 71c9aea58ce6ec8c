import { each, fields, flagged, free, nameIn } from './judge.ts';
import { CONTAINER_SECURITY } from './security-context.ts';
import { VOLUME_DEVICES, VOLUME_MOUNTS } from './volumes.ts';

/** The kubelet makes these calls from the node, where a `host` can be anything. Level baseline forbids it, too. */
const host = flagged('host_namespaces', '');

const HANDLER = {
  exec: free,
  grpc: free,
  httpGet: fields({ host, httpHeaders: free, path: free, port: free, scheme: free }),
  sleep: free,
  tcpSocket: fields({ host, port: free }),
};

const PROBE = fields({
  ...HANDLER,
  failureThreshold: free,
  initialDelaySeconds: free,
  periodSeconds: free,
  successThreshold: free,
  terminationGracePeriodSeconds: free,
  timeoutSeconds: free,
});

const ENV = each(
  fields({
    name: free,
    value: free,
    valueFrom: fields({
      configMapKeyRef: free,
      fieldRef: free,
      fileKeyRef: free,
      resourceFieldRef: free,
      secretKeyRef: nameIn('secrets', 'name'),
    }),
  }),
);

const PORTS = each(
  fields({
    containerPort: free,
    hostIP: flagged('host_ports', ''),
    hostPort: flagged('host_ports', 0),
    name: free,
    protocol: free,
  }),
);

/** Kubernetes: core/v1 `Container`. */
export const CONTAINERS = each(
  fields({
    args: free,
    command: free,
    env: ENV,
    envFrom: each(
      fields({ configMapRef: free, prefix: free, secretRef: nameIn('secrets', 'name') }),
    ),
    image: free,
    imagePullPolicy: free,
    lifecycle: fields({ postStart: fields(HANDLER), preStop: fields(HANDLER), stopSignal: free }),
    livenessProbe: PROBE,
    name: free,
    ports: PORTS,
    readinessProbe: PROBE,
    resizePolicy: free,
    resources: free,
    restartPolicy: free,
    restartPolicyRules: free,
    securityContext: CONTAINER_SECURITY,
    startupProbe: PROBE,
    stdin: free,
    stdinOnce: free,
    terminationMessagePath: free,
    terminationMessagePolicy: free,
    tty: free,
    volumeDevices: VOLUME_DEVICES,
    volumeMounts: VOLUME_MOUNTS,
    workingDir: free,
  }),
);
