import type { DecorationConfig } from '../prowjob/decoration-config.ts';
import type { Container } from '../prowjob/pod-spec.ts';

/**
 * The container with the default memory request where it has none, and with a memory limit equal to its request where
 * the configuration wants that. Prow: pkg/pod-utils/decorate/podspec.go `decorate`.
 */
export function withMemory(container: Container, config: DecorationConfig): Container {
  const { requests, limits, ...others } = container.resources ?? {};
  const memory = requests?.['memory'] ?? config.default_memory_request;
  if (memory === undefined) return container;
  return {
    ...container,
    resources: {
      ...others,
      requests: { ...requests, memory },
      ...(config.set_limit_equals_memory_request
        ? { limits: { ...limits, memory } }
        : limits && { limits }),
    },
  };
}
