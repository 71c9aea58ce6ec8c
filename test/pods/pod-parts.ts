import { podFor } from '../../src/pods/pod-for.ts';
import { aProwJob, DECORATION } from './a-prow-job.ts';
import type { DecorationConfig } from '../../src/prowjob/decoration-config.ts';
import type { Container, PodSpec } from '../../src/prowjob/pod-spec.ts';
import type { ProwJobSpec } from '../../src/prowjob/spec.ts';

/** The decorated Pod of a presubmit's run. */
export function decorated(config: DecorationConfig = {}, spec: Partial<ProwJobSpec> = {}): PodSpec {
  const decoration_config = { ...DECORATION, ...config };
  return podFor(aProwJob({ decoration_config, ...spec }), { buildId: '42' }).spec;
}

export function containerOf(pod: PodSpec, name: string): Container | undefined {
  return [...(pod.initContainers ?? []), ...(pod.containers ?? [])].find(
    (each) => each.name === name,
  );
}

/** The JSON that a container finds in a variable. */
export function optionsOf(pod: PodSpec, name: string, variable: string): unknown {
  const found = containerOf(pod, name)?.env?.find((each) => each.name === variable);
  return JSON.parse(found?.value ?? 'null');
}

export function namesOf(
  parts: readonly { readonly name: string }[] | undefined,
): readonly string[] | undefined {
  return parts?.map(({ name }) => name);
}
