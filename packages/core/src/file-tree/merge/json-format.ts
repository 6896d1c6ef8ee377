import { parseTree, type Node } from "jsonc-parser";
import type { Entry, Format, Located } from "./located.ts";

/** JSON, with comments too. */
export const jsonFormat: Format = {
  locate: (text) => {
    const root = parseTree(text, [], { allowTrailingComma: true });
    return root === undefined ? undefined : located(root);
  },
  scalar: (value) => JSON.stringify(value),
  // Never asked: JSON has no blocks.
  block: (value) => ` ${JSON.stringify(value)}`,
  key: (key) => `${JSON.stringify(key)}:`,
};

function located({ offset, length, type, children = [] }: Node): Located {
  const kind = type === "object" ? "map" : type === "array" ? "list" : "scalar";
  return { start: offset, end: offset + length, form: kind === "scalar" ? "scalar" : "flow", kind, entries: children.map(kind === "map" ? property : item) };
}

function property({ offset, children: [key, value] = [] }: Node): Entry {
  const held = located(value as Node);
  return { key: String(key?.value), start: offset, lead: held.start, value: held };
}

function item(node: Node, index: number): Entry {
  return { key: index, start: node.offset, lead: node.offset, value: located(node) };
}
