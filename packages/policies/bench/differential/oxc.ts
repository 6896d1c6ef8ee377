import { createRequire } from "node:module";

/** The import facts of a text as oxc-parser's tree holds them, one line each; undefined when oxc rejects the text. */
export type Oracle = (path: string, text: string) => readonly string[] | undefined;

type Node = Readonly<Record<string, unknown>> & { readonly type: string; readonly start: number; readonly end: number };

interface Oxc {
  parseSync(path: string, text: string): { readonly program: Node; readonly errors: readonly unknown[] };
}

/** Loads oxc-parser from a folder of tools (it is no dependency of ours). */
export function oxcOracle(tools: string): Oracle {
  const oxc = createRequire(`${tools}/`)("oxc-parser") as Oxc;
  return (path, text) => {
    const { program, errors } = oxc.parseSync(path, text);
    if (errors.length > 0) return undefined;
    const lines: string[] = [];
    walk(program, lines);
    return lines;
  };
}

function walk(node: Node, lines: string[]): void {
  collect(node, lines);
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) {
      for (const item of value as unknown[]) if (isNode(item)) walk(item, lines);
    } else if (isNode(value)) walk(value, lines);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && typeof (value as Node).type === "string";
}

/** One line: kind, type-only or not, offsets of the target, target. */
function collect(node: Node, lines: string[]): void {
  const add = (kind: string, typeOnly: boolean, target: unknown): void => {
    const value = literal(target);
    if (value !== undefined) lines.push(`${kind} ${typeOnly ? "type" : "value"} ${(target as Node).start}-${(target as Node).end} ${value}`);
  };
  switch (node.type) {
    case "ImportDeclaration":
      add("import", isType(node, "importKind", "specifiers"), node["source"]);
      break;
    case "ExportNamedDeclaration":
      add("re-export", isType(node, "exportKind", "specifiers"), node["source"]);
      break;
    case "ExportAllDeclaration":
      add("re-export", node["exportKind"] === "type", node["source"]);
      break;
    case "ImportExpression":
      add("dynamic", false, node["source"]);
      break;
    case "TSImportType":
      add("type-query", true, node["source"] ?? node["argument"]);
      break;
    case "TSImportEqualsDeclaration":
      add("import-equals", node["importKind"] === "type", (node["moduleReference"] as Node | null)?.["expression"]);
      break;
    case "NewExpression":
      if (namesFile(node)) add("url", false, (node["arguments"] as unknown[])[0]);
      break;
    case "CallExpression":
      for (const pattern of globbed(node)) add("glob", false, pattern);
      if (callsRequire(node)) add("require", false, (node["arguments"] as unknown[])[0]);
      for (const target of moduleList(node)) add("require", false, target);
  }
}

function isType(node: Node, key: string, list: string): boolean {
  if (node[key] === "type") return true;
  const specifiers = (node[list] ?? []) as readonly Node[];
  return specifiers.length > 0 && specifiers.every((specifier) => specifier[key] === "type");
}

function literal(target: unknown): string | undefined {
  if (!isNode(target)) return undefined;
  if (target.type === "Literal" && typeof target["value"] === "string") return target["value"];
  if (target.type === "TSLiteralType") return literal(target["literal"]);
  if (target.type !== "TemplateLiteral" || (target["expressions"] as unknown[]).length > 0) return undefined;
  return (((target["quasis"] as readonly Node[])[0] as Node)["value"] as { readonly cooked: string }).cooked;
}

function callsRequire(node: Node): boolean {
  const callee = node["callee"] as Node;
  const named = (value: unknown, name: string): boolean => isNode(value) && value.type === "Identifier" && value["name"] === name;
  if (named(callee, "require")) return true;
  return callee.type === "MemberExpression" && callee["computed"] === false && named(callee["object"], "require") && named(callee["property"], "resolve");
}

function member(value: unknown, name: string): unknown {
  return isNode(value) && value.type === "MemberExpression" && value["computed"] === false && (value["property"] as Node)["name"] === name ? value["object"] : undefined;
}

function isMeta(value: unknown): boolean {
  return isNode(value) && value.type === "MetaProperty" && (value["meta"] as Node)["name"] === "import";
}

/** `new URL("./a", import.meta.url)`, where the first one is relative. */
function namesFile(node: Node): boolean {
  const [written, base] = node["arguments"] as readonly unknown[];
  const callee = node["callee"] as Node;
  return callee.type === "Identifier" && callee["name"] === "URL" && isMeta(member(base, "url")) && !/^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(literal(written) ?? "/");
}

/** Patterns of `import.meta.glob`. */
function globbed(node: Node): readonly unknown[] {
  const callee = node["callee"];
  if (!isMeta(member(callee, "glob")) && !isMeta(member(callee, "globEager"))) return [];
  const [first] = node["arguments"] as readonly unknown[];
  const patterns = isNode(first) && first.type === "ArrayExpression" ? (first["elements"] as readonly unknown[]) : [first];
  return patterns.filter((pattern) => literal(pattern)?.startsWith("!") === false);
}

/** Relative paths that AMD's `define(["./a"], …)`, `define("name", ["./a"], …)` and `require(["./a"], …)` list. */
function moduleList(node: Node): readonly unknown[] {
  const [first, second] = node["arguments"] as readonly unknown[];
  const callee = node["callee"] as Node;
  const defines = callee.type === "Identifier" && callee["name"] === "define";
  const list = defines && literal(first) !== undefined ? second : defines || callsRequire(node) ? first : undefined;
  if (!isNode(list) || list.type !== "ArrayExpression") return [];
  const items = list["elements"] as readonly unknown[];
  const end = items.findIndex((item) => literal(item) === undefined);
  return items.slice(0, end < 0 ? items.length : end).filter((item) => /^(?:[^!]*!)*\.{1,2}\//.test(literal(item) ?? ""));
}
