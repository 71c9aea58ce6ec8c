import { describe, expect, it } from 'vitest';
import { own, ownContainer, ownPod, ownProblems, pod, withPolicies } from '../sample.ts';

/** What a job says, the rule that it needs, and what operators write to allow it. */
const REFUSED: readonly (readonly [string, string, string])[] = [
  [ownPod('serviceAccountName: builder'), 'service_accounts', '[builder]'],
  [ownPod('serviceAccount: builder'), 'service_accounts', '[builder]'],
  [ownPod('automountServiceAccountToken: true'), 'service_accounts', '[default]'],
  [
    ownPod('volumes: [{name: v, projected: {sources: [{serviceAccountToken: {path: t}}]}}]'),
    'service_accounts',
    '[default]',
  ],
  [ownPod('hostNetwork: true'), 'host_namespaces', 'true'],
  [ownPod('hostPID: true'), 'host_namespaces', 'true'],
  [ownPod('hostIPC: true'), 'host_namespaces', 'true'],
  [ownContainer('livenessProbe: {httpGet: {host: 169.254.169.254}}'), 'host_namespaces', 'true'],
  [ownContainer('readinessProbe: {tcpSocket: {host: h, port: 1}}'), 'host_namespaces', 'true'],
  [
    ownContainer('lifecycle: {preStop: {httpGet: {host: localhost, port: 1}}}'),
    'host_namespaces',
    'true',
  ],
  [ownContainer('ports: [{containerPort: 1, hostPort: 1}]'), 'host_ports', 'true'],
  [ownContainer('ports: [{containerPort: 1, hostIP: 0.0.0.0}]'), 'host_ports', 'true'],
  [ownPod('volumes: [{name: v, hostPath: {path: /etc}}]'), 'host_paths', '[/etc]'],
  [ownPod('volumes: [{name: v, hostPath: {path: /var/cache/go}}]'), 'host_paths', '[/var/cache/]'],
  [ownPod('volumes: [{name: v, nfs: {server: s, path: /}}]'), 'volume_types', '[nfs]'],
  [
    ownPod('volumes: [{name: v, persistentVolumeClaim: {claimName: c}}]'),
    'volume_types',
    '[persistentVolumeClaim]',
  ],
  [ownPod('volumes: [{name: v, csi: {driver: d}}]'), 'volume_types', '["*"]'],
  [ownContainer('securityContext: {privileged: true}'), 'privileged', 'true'],
  [ownContainer('securityContext: {allowPrivilegeEscalation: true}'), 'privileged', 'true'],
  [ownContainer('securityContext: {procMount: Unmasked}'), 'privileged', 'true'],
  [ownContainer('securityContext: {seLinuxOptions: {type: spc_t}}'), 'privileged', 'true'],
  [ownContainer('securityContext: {seccompProfile: {type: Unconfined}}'), 'privileged', 'true'],
  [ownContainer('securityContext: {appArmorProfile: {type: Unconfined}}'), 'privileged', 'true'],
  [ownPod('securityContext: {seccompProfile: {type: Unconfined}}'), 'privileged', 'true'],
  [ownPod('securityContext: {windowsOptions: {hostProcess: true}}'), 'privileged', 'true'],
  [ownPod('shareProcessNamespace: true'), 'privileged', 'true'],
  [
    ownContainer('securityContext: {capabilities: {add: [SYS_ADMIN]}}'),
    'capabilities',
    '[SYS_ADMIN]',
  ],
  [
    ownPod('securityContext: {sysctls: [{name: kernel.msgmax, value: 1}]}'),
    'sysctls',
    '[kernel.msgmax]',
  ],
  [ownPod('volumes: [{name: v, secret: {secretName: s}}]'), 'secrets', '[s]'],
  [ownPod('volumes: [{name: v, projected: {sources: [{secret: {name: s}}]}}]'), 'secrets', '[s]'],
  [
    ownContainer('env: [{name: A, valueFrom: {secretKeyRef: {name: s, key: k}}}]'),
    'secrets',
    '[s]',
  ],
  [ownContainer('envFrom: [{secretRef: {name: s}}]'), 'secrets', '["*"]'],
  [ownPod('imagePullSecrets: [{name: s}]'), 'secrets', '[other, s]'],
  [ownPod('nodeName: n1'), 'node_names', '[n1]'],
  [ownPod('runtimeClassName: runc'), 'runtime_classes', '[runc]'],
  [ownPod('schedulerName: mine'), 'schedulers', '[mine]'],
  [ownPod('priorityClassName: high'), 'priority_classes', '[high]'],
  [ownPod('tolerations: [{key: gpu, operator: Exists}]'), 'tolerations', '[gpu]'],
  [ownPod('tolerations: [{operator: Exists}]'), 'tolerations', '["*"]'],
  [ownPod('dnsConfig: {nameservers: [10.0.0.1]}'), 'dns', 'true'],
  [ownPod('hostAliases: [{ip: 10.0.0.1, hostnames: [github.com]}]'), 'dns', 'true'],
  [
    own(
      'spec: {containers: [{image: a, command: [b]}], initContainers: [{image: a, restartPolicy: Always, securityContext: {privileged: true}}]}',
    ),
    'privileged',
    'true',
  ],
];

describe('a Pod of a repository', () => {
  it.each(REFUSED)('%j needs %s', (text, rule) => {
    expect(ownProblems(text)).toEqual([
      expect.stringMatching(new RegExp(`operators can allow it with ${rule}$`)),
    ]);
  });

  it.each(REFUSED)('%j passes when %s is %s', (text, rule, value) => {
    const policies = withPolicies(`{repos: [org/repo], allow: {${rule}: ${value}}}`);
    expect(ownProblems(text, policies)).toEqual([]);
  });

  it.each(REFUSED)('%j passes in a trusted repository', (text) => {
    expect(ownProblems(text, withPolicies('{repos: [org], trusted: true}'))).toEqual([]);
  });

  it.each([
    ['priority: 1000', /priority is only for jobs of repositories that operators trust/],
    ['ephemeralContainers: [{name: a}]', /ephemeralContainers is only for/],
    ['resourceClaims: [{name: gpu}]', /resourceClaims is only for/],
    [
      'volumes: [{name: v, projected: {sources: [{podCertificate: {}}]}}]',
      /podCertificate is only/,
    ],
  ])('%j is for trusted repositories alone', (field, says) => {
    expect(ownProblems(ownPod(field))).toContainEqual(expect.stringMatching(says));
  });

  it.each([
    [
      ['serviceAccountName: one', 'serviceAccount: other'],
      ['one', 'one', 'other'],
    ],
    [['serviceAccount: other'], ['other', 'other']],
    [["serviceAccount: ''"], ['default']],
  ])('the token of a Pod with %j is that of its account', (fields, accounts) => {
    const problems = ownProblems(ownPod(...fields, 'automountServiceAccountToken: true'));
    const named = problems.map((problem) => /"(.+)" is not for/.exec(problem)?.[1]);
    expect(named.toSorted()).toEqual(accounts);
  });

  it.each([
    'activeDeadlineSeconds: 60',
    'automountServiceAccountToken: false',
    'hostNetwork: false',
    'nodeSelector: {arch: arm64}',
    'affinity: {nodeAffinity: {}}',
    'securityContext: {runAsUser: 1000, runAsNonRoot: true, fsGroup: 1, seccompProfile: {type: RuntimeDefault}, sysctls: [{name: net.ipv4.tcp_syncookies, value: "1"}]}',
    'volumes: [{name: a, emptyDir: {medium: Memory}}, {name: b, configMap: {name: c}}, {name: d, downwardAPI: {items: []}}]',
    'terminationGracePeriodSeconds: 5',
    'schedulerName: default-scheduler',
  ])('%j is as usual', (field) => {
    expect(ownProblems(ownPod(field))).toEqual([]);
  });

  it.each([
    'env: [{name: A, value: b}, {name: C, valueFrom: {fieldRef: {fieldPath: status.podIP}}}]',
    'securityContext: {privileged: false, allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}, procMount: Default}',
    'resources: {limits: {cpu: 2, nvidia.com/gpu: 1}}',
    'livenessProbe: {httpGet: {path: /, port: 80}}',
    'ports: [{containerPort: 80, hostPort: 0}]',
  ])('%j of a container is as usual', (field) => {
    expect(ownProblems(ownContainer(field))).toEqual([]);
  });
});

describe('what looks harmless', () => {
  it.each(['gcs-credentials', 's3-credentials'])(
    'a mount of the volume %s, which decoration adds, is refused',
    (name) => {
      const mount = `volumeMounts: [{name: ${name}, mountPath: /s}]`;
      const text = own(
        'decorate: true',
        `spec: {containers: [{image: a, command: [b], ${mount}}]}`,
      );
      expect(ownProblems(text)).toEqual([expect.stringMatching(/must be one of spec\.volumes/)]);
    },
  );

  it('a path that leads out of one that is allowed is refused', () => {
    const policies = withPolicies('{repos: ["*"], allow: {host_paths: [/var/cache]}}');
    for (const path of ['/var/cache/../lib', '/var/cachet', '/var', '/']) {
      const text = ownPod(`volumes: [{name: v, hostPath: {path: ${path}}}]`);
      expect(ownProblems(text, policies)).toHaveLength(1);
    }
  });

  it('a kind of volume that is allowed may still not take a Secret', () => {
    const policies = withPolicies('{repos: ["*"], allow: {volume_types: [csi]}}');
    const text = ownPod('volumes: [{name: v, csi: {driver: d, nodePublishSecretRef: {name: s}}}]');
    expect(ownProblems(text, policies)).toEqual([
      expect.stringMatching(/the Secret "s" is not for/),
    ]);
  });

  it.each([
    'hostnetwork: true',
    'HostNetwork: true',
    'HOSTPID: true',
    'SecurityContext: {SysCtls: [{Name: kernel.msgmax}]}',
    'Volumes: [{Name: v, HostPath: {Path: /}}]',
    'ServiceAccountName: a',
  ])('%j in another case is refused all the same', (field) => {
    expect(ownProblems(ownPod(field))).toHaveLength(1);
  });

  it.each([
    'prow_ignored: &a {privileged: true}\n',
    'prow_ignored:\n  base: &a {privileged: true, allowPrivilegeEscalation: null}\n',
  ])('what comes by alias or merge key is refused: %j', (anchor) => {
    expect(ownProblems(anchor + ownContainer('securityContext: *a'))).toHaveLength(1);
    expect(ownProblems(anchor + ownContainer('securityContext: {<<: *a}'))).toHaveLength(1);
  });

  it('the last of two equal keys counts, as it does for the Pod', () => {
    expect(ownProblems(ownPod('hostNetwork: false', 'hostNetwork: true'))).toHaveLength(1);
  });

  it('a Secret without a name is refused', () => {
    const text = ownContainer('env: [{name: A, valueFrom: {secretKeyRef: {key: k}}}]');
    expect(ownProblems(text)).toEqual([expect.stringMatching(/the Secret ""/)]);
  });

  it('a problem stands where the job says it', () => {
    const [problem] = ownProblems(
      `presubmits:\n- name: unit\n  spec:\n    hostNetwork: true\n    containers: ${pod().slice(13, -1)}\n`,
    );
    expect(problem).toMatch(/^\.prow\.yaml:4:\d+: presubmit unit of org\/repo: hostNetwork is not/);
  });
});
