import { isAlias, isMap, isScalar, LineCounter, parseDocument, visit, type Document } from "yaml";
import { UserError, type Place } from "../errors.ts";
import { conflictLine } from "./conflict-line.ts";

/** A YAML file as plain values, with the way back from a key to its line. */
export interface YamlFile {
  readonly file: string;
  readonly value: unknown;
  /** Place of a key path such as `["modules", "orders", "uses", 0]`; of its nearest known parent otherwise. */
  readonly placeOf: (path: readonly PropertyKey[]) => Place;
}

/** Reads YAML 1.2 from untrusted text. Refuses anchors and aliases (they can expand without bound), duplicate keys and several documents. */
export function readYaml(text: string, file: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false });
  const first = document.errors[0];
  if (first !== undefined) throw inConflict(text, file) ?? notYaml(file, first.message, lines.linePos(first.pos[0]));
  visit(document, {
    Alias: (_, node) => {
      throw new UserError("CB-012", {
        what: `${file} uses the YAML alias "*${node.source}".`,
        why: "Aliases can expand without bound, so they are not read.",
        todo: "Write the value out.",
        place: { file, ...position(node.range?.[0], lines) },
      });
    },
    Pair: (_, { key }) => {
      if (!isScalar(key) || key.value !== "__proto__") return;
      throw new UserError("CB-014", { what: `${file}: unknown key "__proto__".`, why: "It means something to JavaScript, so it would be lost without a word.", todo: "Give it another name.", place: { file, key: "__proto__", ...position(key.range?.[0], lines) } });
    },
  });
  return {
    file,
    value: document.toJS({ maxAliasCount: 0 }) as unknown,
    placeOf: (path) => ({ file, key: path.map(String).join("."), ...position(offsetOf(document, path), lines) }),
  };
}

function inConflict(text: string, file: string): UserError | undefined {
  const line = conflictLine(text);
  if (line === undefined) return undefined;
  return new UserError("CB-011", { what: `${file} is in conflict: a merge has left its markers in it (line ${line}).`, why: "Only you know what both sides wanted.", todo: "Write down what holds now and take the markers out.", place: { file, line } });
}

function notYaml(file: string, message: string, at: { line: number; col: number }): UserError {
  return new UserError("CB-011", {
    what: `${file} is not valid YAML: ${inWords(message)} (line ${at.line}, column ${at.col}).`,
    todo: "Mend that line.",
    place: { file, line: at.line, column: at.col },
  });
}

/** What a parser says to programmers, for those who wrote the file. */
function inWords(message: string): string {
  return message.startsWith("Source contains multiple documents") ? "a second document begins, and one is expected" : (message.split("\n")[0] ?? "");
}

function position(offset: number | undefined, lines: LineCounter): { line: number; column: number } | Record<string, never> {
  if (offset === undefined) return {};
  const at = lines.linePos(offset);
  return { line: at.line, column: at.col };
}

/** Offset of the deepest key of the path that exists. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number | undefined {
  let node: unknown = document.contents;
  let offset: number | undefined;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
      if (pair === undefined) return offset;
      offset = isScalar(pair.key) ? pair.key.range?.[0] : offset;
      node = pair.value;
    } else if (typeof node === "object" && node !== null && "items" in node) {
      node = (node as { items: unknown[] }).items[Number(key)];
      if (isScalar(node) || isMap(node) || isAlias(node)) offset = node.range?.[0] ?? offset;
    } else return offset;
  }
  return offset;
}
