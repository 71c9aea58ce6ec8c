import { parseGoDuration } from '../prowjob/go-duration.ts';
import type { DecorationConfig } from '../prowjob/decoration-config.ts';
import type { PodSpec } from '../prowjob/pod-spec.ts';

/**
 * What decoration says of the Pod as a whole, where the user said nothing: user and group, where it may run, how long it
 * may take to end, and its service account. Prow: pkg/pod-utils/decorate/podspec.go `decorate`.
 */
export function podSettings(podSpec: PodSpec, config: DecorationConfig): Partial<PodSpec> {
  const { affinity, tolerations } = config.scheduling_options ?? {};
  return given({
    securityContext: given({
      runAsUser: config.run_as_user,
      runAsGroup: config.run_as_group,
      fsGroup: config.fs_group,
      ...podSpec.securityContext,
    }),
    affinity: podSpec.affinity ?? affinity,
    tolerations: podSpec.tolerations ?? tolerations,
    terminationGracePeriodSeconds:
      podSpec.terminationGracePeriodSeconds ?? terminationSeconds(config.grace_period),
    serviceAccountName: podSpec.serviceAccountName || config.default_service_account_name,
  });
}

/** A quarter more than the process has, in whole seconds: the sidecar uploads in what is left. */
function terminationSeconds(gracePeriod: string | undefined): number | undefined {
  if (gracePeriod === undefined) return undefined;
  const seconds = Math.trunc((parseGoDuration(gracePeriod) ?? 0) / 1000);
  return Math.trunc((seconds * 5) / 4);
}

/** The fields that have a value. */
function given(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
