import type { Look } from "./look.ts";

const paths = /\/api(?=\/([a-z][a-z0-9-]*))/g;
/** `://name`, or the name in front of a port that ends a text. */
const hosts = /:(?:\/\/+([a-z][a-z0-9-]*)|\d{4,5}(?=["'`])(?<=["'`]([a-z][a-z0-9-]*):\d{4,5}))/g;
const words = /["'`]([a-z][a-z0-9-]*)(?=["'`])/g;
const pairs = /["'`]([a-z][a-z0-9-]*\.[a-z][a-z0-9-]*)(?=["'`])/g;

/** Calls and annotations of clients that take the bare name of a host. */
export const hostCallees: readonly string[] = ["forAddress", "FeignClient", "GrpcClient", "HTTPConnection", "HTTPSConnection"];

/** Names that stand where addresses name a service: behind `/api/`, behind `://` and in front of a port, there also without what services are called after. A superset, for looking closer. */
export function addressesIn({ code }: Look): readonly string[] {
  const behind = [...namesIn(code, hosts), ...(hostCallees.some((callee) => code.includes(`${callee}(`)) ? namesIn(code, words) : [])];
  const served = namesIn(code, paths);
  return behind.length === 0 ? served : [...new Set([...served, ...behind, ...behind.map((name) => name.replace(/-(?:service|api|svc)$/, ""))])];
}

/** Quoted pairs of names, as events are written: `orders.order-placed`. */
export function eventsIn({ code }: Look): readonly string[] {
  return namesIn(code, pairs);
}

const none: readonly string[] = [];

function namesIn(text: string, pattern: RegExp): readonly string[] {
  pattern.lastIndex = 0;
  let names: Set<string> | undefined;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) (names ??= new Set()).add((match[1] ?? match[2]) as string);
  return names === undefined ? none : [...names];
}
