import {
  type Attributes,
  type Context,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  context,
  propagation,
  trace,
} from "@opentelemetry/api";
import type { EventMessage } from "../events/event.ts";

export const tracer = trace.getTracer("platform");

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** The headers that carry the current trace to another process. */
export function traceHeaders(): Record<string, string> {
  const headers: Record<string, string> = {};
  propagation.inject(context.active(), headers);
  return headers;
}

/** A server span that continues the caller's trace; run the request in the context that is returned. */
export function startServerSpan(name: string, headers: Headers, attributes: Attributes): Context {
  const parent = propagation.extract(ROOT_CONTEXT, headers);
  return trace.setSpan(parent, tracer.startSpan(name, { kind: SpanKind.SERVER, attributes }, parent));
}

export function failSpan(span: Span, error: unknown): void {
  span.setAttribute("error.type", error instanceof Error ? error.name : "_OTHER");
  span.setStatus({ code: SpanStatusCode.ERROR });
}

/** Runs the work in a span that ends with it. */
export function inSpan<Result>(
  name: string,
  options: { readonly kind: SpanKind; readonly attributes: Attributes; readonly parent?: Context },
  work: (span: Span) => Promise<Result>,
): Promise<Result> {
  const { parent = context.active(), ...spanOptions } = options;
  return tracer.startActiveSpan(name, spanOptions, parent, async (span) => {
    try {
      return await work(span);
    } catch (error) {
      failSpan(span, error);
      throw error;
    } finally {
      span.end();
    }
  });
}

export const withMessageSpan = (consumer: string, message: EventMessage, work: () => Promise<void>): Promise<void> =>
  inSpan(
    `process ${message.topic}`,
    {
      kind: SpanKind.CONSUMER,
      attributes: {
        "messaging.operation.type": "process",
        "messaging.destination.name": message.topic,
        "messaging.consumer.group.name": consumer,
        "messaging.message.id": message.id,
      },
      parent: propagation.extract(ROOT_CONTEXT, message.headers),
    },
    work,
  );
