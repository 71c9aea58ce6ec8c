import type { Sample } from './config-tree.ts';

/** A config.yaml for the generated jobs. */
export const GENERATED_MAIN = `
prowjob_namespace: default
pod_namespace: test-pods
plank:
  default_decoration_config_entries:
  - config:
      timeout: 2h
      grace_period: 15s
      utility_images: {clonerefs: c:1, initupload: i:1, entrypoint: e:1, sidecar: s:1}
      gcs_configuration: {bucket: logs, path_strategy: explicit}
      gcs_credentials_secret: service-account
presets:
- labels: {preset-service-account: "true"}
  env:
  - {name: GOOGLE_APPLICATION_CREDENTIALS, value: /etc/service-account/key.json}
  volumes:
  - {name: service, secret: {secretName: service-account}}
  volumeMounts:
  - {name: service, mountPath: /etc/service-account, readOnly: true}
`;

const SAMPLES = 60;
/** Jobs of the samples, in turn: most files are small, some hold dozens. */
const SIZES = [1, 2, 2, 3, 3, 4, 5, 6, 10, 32];

/** Job files of the shape that large installations have, for machines without real ones. */
export function generatedSamples(): readonly Sample[] {
  return Array.from({ length: SAMPLES }, (_, file) => {
    const size = SIZES[file % SIZES.length] ?? 1;
    const jobs = Array.from({ length: size }, (_job, index) => job(file, index));
    const kind = file % 3;
    const text =
      kind === 0
        ? ['periodics:', ...jobs.map((lines) => periodic(lines))]
        : [
            kind === 1 ? 'presubmits:' : 'postsubmits:',
            `  org-${String(file)}/repo:`,
            ...jobs.map((lines) => ofRepository(lines)),
          ];
    return { name: `sample-${String(file)}.yaml`, text: `${text.join('\n')}\n` };
  });
}

/** One file of periodics of at least `length` characters; another one for each `version`. */
export function largeJobFile(length: number, version: number): string {
  const jobs = ['periodics:'];
  for (let size = 0; size < length;) {
    const text = periodic(job(1_000 + version, jobs.length));
    jobs.push(text);
    size += text.length;
  }
  return `${jobs.join('\n')}\n`;
}

function periodic(lines: readonly string[]): string {
  const [name = '', ...rest] = lines;
  return [`- ${name}`, '  interval: 6h', ...rest.map((line) => `  ${line}`)].join('\n');
}

function ofRepository(lines: readonly string[]): string {
  const [name = '', ...rest] = lines;
  const own = ['branches:', '- ^main$', `skip_if_only_changed: "^docs/|\\\\.md$"`];
  return [`  - ${name}`, ...[...own, ...rest].map((line) => `    ${line}`)].join('\n');
}

function job(file: number, index: number): readonly string[] {
  const name = `e2e-${String(file)}-${String(index)}`;
  return [
    `name: ${name}`,
    'cluster: build',
    'decorate: true',
    'decoration_config:',
    '  timeout: 3h20m',
    'annotations:',
    `  testgrid-dashboards: dashboard-${String(file)}, release-blocking`,
    `  testgrid-tab-name: ${name}`,
    `  description: "Runs the end-to-end tests of part ${String(index)}."`,
    'labels:',
    '  preset-service-account: "true"',
    'spec:',
    '  # The image is bumped by a robot.',
    '  containers:',
    '  - image: registry.example.com/test/e2e:v20260801-1234567-master',
    '    command:',
    '    - runner.sh',
    '    args:',
    '    - --provider=local',
    `    - --focus=part-${String(index)}`,
    '    - --timeout=180m',
    '    env:',
    '    - name: GOFLAGS',
    '      value: "-mod=mod"',
    '    resources:',
    '      limits: {cpu: "4", memory: 8Gi}',
    '      requests: {cpu: "4", memory: 8Gi}',
    '    securityContext:',
    '      privileged: true',
  ];
}
