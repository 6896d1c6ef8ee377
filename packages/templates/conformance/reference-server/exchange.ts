/** A request as the reference server sees it, before any rule was applied. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** More bytes came than the limit allows; the rest was not kept. */
  readonly isTooLarge: boolean;
  readonly traceId: string;
  readonly spanId: string;
  readonly place: Place;
}

/** What a path names. */
export interface Place {
  readonly kind: "collection" | "item" | "operations" | "nothing" | "undecodable";
  /** Of a collection or an item. */
  readonly module: string;
  /** Of an item. */
  readonly id: string;
  /** The template of the route; empty where there is none. */
  readonly route: string;
}

/** An answer before it is put on the wire. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** An object becomes JSON. */
  readonly body?: string | Readonly<Record<string, unknown>>;
}

/** A JSON answer. */
export function json(status: number, body: Readonly<Record<string, unknown>>, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, body, headers: { "content-type": "application/json; charset=utf-8", ...headers } };
}
