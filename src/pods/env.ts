import type { EnvVar } from '../prowjob/pod-spec.ts';

/** Variables in the order of their names, as a Pod lists them. Prow: pkg/pod-utils/decorate/podspec.go `KubeEnv`. */
export function envVars(values: Readonly<Record<string, string>>): readonly EnvVar[] {
  return Object.entries(values)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => ({ name, value }));
}
