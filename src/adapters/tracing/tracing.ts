import { AsyncLocalStorage } from 'node:async_hooks';
import {
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Context,
  type Span,
  type SpanContext,
  type SpanOptions,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { detectResourcesSync, envDetectorSync, Resource } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import type { SpanAbout, Tracer } from '../../ports/tracer.ts';
import { parseTraceparent, traceparentOf } from './traceparent.ts';

export interface Tracing extends Tracer {
  /** Sends what was not sent yet, and ends. */
  stop(): Promise<void>;
}

/** A process that ends does not wait longer for a collector that is away. */
const STOP_MS = 3_000;

/**
 * Spans sent by OTLP over HTTP. Where to, how many of them and under which names is what OpenTelemetry's libraries read
 * in the environment; OTEL_SERVICE_NAME goes before `serviceName`. Nothing global is touched.
 */
export function createTracing(serviceName: string): Tracing {
  const named = new Resource({ 'service.name': serviceName });
  const provider = new NodeTracerProvider({
    resource: named.merge(detectResourcesSync({ detectors: [envDetectorSync] })),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  const tracer = provider.getTracer('prowflow');
  const active = new AsyncLocalStorage<Span>();
  const begin = (name: string, about: SpanAbout): Span => {
    const parent = about.parent === undefined ? undefined : parseTraceparent(about.parent);
    return tracer.startSpan(
      name,
      optionsOf(about),
      within(parent ?? active.getStore()?.spanContext()),
    );
  };
  return {
    async span(name, about, deed) {
      const span = begin(name, about);
      try {
        return await active.run(span, deed);
      } catch (error) {
        note(span, error);
        throw error;
      } finally {
        span.end();
      }
    },
    past(name, about) {
      begin(name, about).end(new Date(about.endedMs));
    },
    traceparent() {
      const span = active.getStore();
      return span && traceparentOf(span.spanContext());
    },
    async stop() {
      const late = new Promise<void>((resolve) => setTimeout(resolve, STOP_MS).unref());
      await Promise.race([provider.shutdown().catch(ignore), late]);
    },
  };
}

function optionsOf({ beganMs, isServer = false, attributes = {} }: SpanAbout): SpanOptions {
  return {
    attributes: { ...attributes },
    kind: isServer ? SpanKind.SERVER : SpanKind.INTERNAL,
    // A number from before the process began would be taken for a time since then.
    ...(beganMs !== undefined && { startTime: new Date(beganMs) }),
  };
}

function within(parent: SpanContext | undefined): Context {
  return parent ? trace.setSpanContext(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
}

/** Of an error its name and message, as in histories; never what it holds inside. */
function note(span: Span, error: unknown): void {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  span.setStatus({ code: SpanStatusCode.ERROR, message });
}

function ignore(): void {
  // A collector that is away must not keep a process from ending.
}
