import type { FileTree } from "@create-backend/core";
import { derivedFrom } from "./derived.ts";

const paths = /\/api(?=\/([a-z][a-z0-9-]*))/g;
const hosts = /:\/\/+([a-z][a-z0-9-]*)/g;
const pairs = /["'`]([a-z][a-z0-9-]*\.[a-z][a-z0-9-]*)(?=["'`])/g;

/** Names that stand where addresses name a service: behind `/api/` and behind `://`, there also without what services are called after. A superset, for looking closer. */
export function addressesMentioned(tree: FileTree, path: string): readonly string[] {
  return derivedFrom(tree, path, { kind: "addresses", make: addressesIn }) ?? [];
}

/** Quoted pairs of names, as events are written: `orders.order-placed`. */
export function eventsMentioned(tree: FileTree, path: string): readonly string[] {
  return derivedFrom(tree, path, { kind: "pairs", make: (text) => namesIn(text, pairs) }) ?? [];
}

function addressesIn(text: string): readonly string[] {
  const behind = namesIn(text, hosts);
  return [...new Set([...namesIn(text, paths), ...behind, ...behind.map((name) => name.replace(/-(?:service|api|svc)$/, ""))])];
}

function namesIn(text: string, pattern: RegExp): readonly string[] {
  const names = new Set<string>();
  for (const [, name] of text.matchAll(pattern)) names.add(name as string);
  return [...names];
}
