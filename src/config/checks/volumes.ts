import type { DecorationConfig } from '../../prowjob/decoration-config.ts';
import type { VolumeMount } from '../../prowjob/pod-spec.ts';
import type { Check } from './loaded-job.ts';
import { jobProblem } from './loaded-job.ts';

/** What decoration mounts into the test's containers: name → path. Prow: pkg/pod-utils/decorate/podspec.go. */
const MOUNTS = { logs: '/logs', tools: '/tools', code: '/home/prow/go' };
const PATHS = Object.values(MOUNTS);
const CREDENTIALS = ['gcs-credentials', 's3-credentials'];

/** Prow: pkg/config/config.go `validatePodSpec`. */
export const checkVolumes: Check = (job) => {
  const reserved = reservedNames(job.fields.decoration_config);
  const seen = new Set<string>();
  return (job.fields.spec?.volumes ?? []).flatMap(({ name }, index) => {
    const isTwice = seen.has(name);
    seen.add(name);
    const path = ['spec', 'volumes', index];
    return [
      ...(isTwice ? [jobProblem(job, path, `there are two volumes with the name ${name}`)] : []),
      ...(reserved.has(name)
        ? [jobProblem(job, path, `the volume name ${name} is taken by decoration; choose another`)]
        : []),
    ];
  });
};

/** Mounts inside of those of decoration are fine: caches are. Prow: pkg/config/config.go `validatePodSpec`. */
export const checkVolumeMounts: Check = (job) => {
  const volumes = job.fields.spec?.volumes ?? [];
  const known = reservedNames(job.fields.decoration_config);
  for (const { name } of volumes) known.add(name);
  return (job.fields.spec?.containers ?? []).flatMap(({ volumeMounts = [] }, container) =>
    volumeMounts.flatMap((mount, index) => {
      const says = mountProblem(mount, known);
      const path = ['spec', 'containers', container, 'volumeMounts', index];
      return says === undefined ? [] : [jobProblem(job, path, says)];
    }),
  );
};

function mountProblem(
  { name, mountPath }: VolumeMount,
  known: ReadonlySet<string>,
): string | undefined {
  if (Object.hasOwn(MOUNTS, name)) return `the volume mount ${name} is taken by decoration`;
  if (!known.has(name)) return `the volume mount ${name} has no volume; add it to spec.volumes`;
  return PATHS.includes(mountPath.replace(/\/+$/, ''))
    ? `the volume mount ${name} is at ${mountPath}, where decoration mounts; choose another path`
    : undefined;
}

/** Prow: pkg/pod-utils/decorate/podspec.go `VolumeMounts`. */
function reservedNames(decoration: DecorationConfig | undefined): Set<string> {
  const token = decoration?.oauth_token_secret?.name;
  return new Set([
    ...Object.keys(MOUNTS),
    ...CREDENTIALS,
    ...(token === undefined ? [] : [token]),
    ...(decoration?.ssh_key_secrets ?? []),
  ]);
}
