/** The environment that the program reads; the one place that does. Flags win over it. */
export interface Env {
  /** host:port of the Temporal server. */
  readonly temporalAddress: string;
  readonly temporalNamespace: string;
  /** Path of the kubeconfig with the build clusters; absent inside a cluster. */
  readonly kubeconfig: string | undefined;
  /** Is there a collector of traces? Where it is, and all else of them, OpenTelemetry's libraries read themselves. */
  readonly isTraced: boolean;
}

type Variables = Readonly<Record<string, string | undefined>>;

/** Reads the environment. An empty variable counts as absent. Names and defaults are those of Temporal, kubectl and
 * OpenTelemetry. */
export function readEnv(variables: Variables = process.env): Env {
  const { TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE, KUBECONFIG } = variables;
  const { OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT } = variables;
  const isOff = variables['OTEL_SDK_DISABLED'] === 'true';
  return {
    temporalAddress: TEMPORAL_ADDRESS || 'localhost:7233',
    temporalNamespace: TEMPORAL_NAMESPACE || 'default',
    kubeconfig: KUBECONFIG || undefined,
    isTraced: !isOff && Boolean(OTEL_EXPORTER_OTLP_TRACES_ENDPOINT || OTEL_EXPORTER_OTLP_ENDPOINT),
  };
}
