/** Where a run of a job comes from, for those who measure: nothing is decided by it. */
export interface Origin {
  /** When its delivery came: RFC 3339 with milliseconds. */
  readonly receivedAt: string;
  /** The trace that it belongs to, while somebody traces. W3C: "Trace Context", the header of this name. */
  readonly traceparent?: string;
}

type Annotations = Readonly<Record<string, string>>;

const RECEIVED_AT = 'prowflow.dev/received-at';
const TRACEPARENT = 'prowflow.dev/traceparent';

/** Annotations that tell of an origin; what a job says of its own origin does not count. */
export function withOrigin(annotations: Annotations, origin: Origin | undefined): Annotations {
  const others = Object.entries(annotations).filter(
    ([name]) => name !== RECEIVED_AT && name !== TRACEPARENT,
  );
  const { receivedAt, traceparent } = origin ?? {};
  return {
    ...Object.fromEntries(others),
    ...(receivedAt && { [RECEIVED_AT]: receivedAt }),
    ...(traceparent && { [TRACEPARENT]: traceparent }),
  };
}

/** The origin that annotations tell of, as far as they do. */
export function originIn(annotations: Annotations = {}): Partial<Origin> {
  const { [RECEIVED_AT]: receivedAt, [TRACEPARENT]: traceparent } = annotations;
  return { ...(receivedAt && { receivedAt }), ...(traceparent && { traceparent }) };
}

/** The trace that the input of an Activity tells of: a delivery's, or that of the run of a job. */
export function traceparentIn(input: unknown): string | undefined {
  const found =
    at(input, 'origin', 'traceparent') ??
    at(input, 'delivery', 'origin', 'traceparent') ??
    at(input, 'job', 'metadata', 'annotations', TRACEPARENT);
  return typeof found === 'string' ? found : undefined;
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, name) => {
    const fields = typeof inner === 'object' && inner !== null ? Object.entries(inner) : [];
    return fields.find(([field]) => field === name)?.[1];
  }, value);
}
