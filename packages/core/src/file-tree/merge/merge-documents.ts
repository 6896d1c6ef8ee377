import { parse } from "yaml";
import { mergeYaml, type MergedDocument } from "./merge-document.ts";
import type { ThreeTexts } from "./merge-text.ts";
import type { KeyPath } from "./merge-values.ts";

/** Merges a file of several YAML documents (Kubernetes) document by document: kind, namespace and name say which is which. Undefined when they do not, or one cannot be read. */
export function mergeDocuments(texts: ThreeTexts): MergedDocument | undefined {
  const [base, mine, theirs] = [documentsIn(texts.base), documentsIn(texts.mine), documentsIn(texts.theirs)];
  if (base === undefined || mine === undefined || theirs === undefined) return undefined;
  const clashes: KeyPath[] = [];
  const result = new Map<string, string>();
  for (const [id, text] of mine) {
    const [was, now] = [base.get(id), theirs.get(id)];
    const merged = now === undefined ? undefined : mergeYaml({ base: was ?? "", mine: text, theirs: now });
    if (now !== undefined && merged === undefined) return undefined;
    if (now === undefined && was === text) continue;
    if (now === undefined && was !== undefined) clashes.push([id]);
    clashes.push(...(merged?.clashes ?? []).map((path) => [id, ...path]));
    result.set(id, merged?.text ?? text);
  }
  const order = [...result.keys()];
  [...theirs].forEach(([id, text], index, all) => {
    if (mine.has(id)) return;
    if (base.has(id)) {
      if (base.get(id) !== text) clashes.push([id]);
      return;
    }
    const neighbour = all.slice(0, index).findLast(([other]) => order.includes(other))?.[0];
    order.splice(neighbour === undefined ? order.length : order.indexOf(neighbour) + 1, 0, id);
    result.set(id, text);
  });
  const head = /^(?:#.*\n|\s*\n)*---\n/.exec(texts.mine)?.[0] ?? "";
  return { text: head + order.map((id) => result.get(id)).join("---\n"), clashes };
}

/** Documents by what they are about, as text that ends in a line end. */
function documentsIn(text: string): ReadonlyMap<string, string> | undefined {
  const body = text.replace(/^(?:#.*\n|\s*\n)*---\n/, "");
  const pieces = body === "" ? [] : body.split(/^---\n/m).map((piece) => (piece.endsWith("\n") ? piece : `${piece}\n`));
  const found = new Map<string, string>();
  for (const piece of pieces) {
    const id = idOf(piece);
    if (id === undefined || found.has(id)) return undefined;
    found.set(id, piece);
  }
  return found;
}

function idOf(piece: string): string | undefined {
  try {
    const { kind, metadata } = parse(piece, { logLevel: "error" }) as { readonly kind?: unknown; readonly metadata?: { readonly name?: unknown; readonly namespace?: unknown } };
    return typeof kind === "string" && typeof metadata?.name === "string" ? [kind, metadata.namespace, metadata.name].filter((part) => typeof part === "string").join(" ") : undefined;
  } catch {
    return undefined;
  }
}
