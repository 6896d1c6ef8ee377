import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { positionOf } from "../../src/graph/position.ts";
import { scanCSharp } from "../../src/graph/csharp/scan.ts";
import { compareLines, filesBelow, newTally, readText, type Tally } from "./files.ts";

interface Node {
  readonly type: string;
  readonly text: string;
  readonly startPosition: { readonly row: number };
  readonly hasError: boolean;
  readonly children: readonly Node[];
  readonly namedChildren: readonly Node[];
  readonly parent: Node | null;
  childForFieldName(name: string): Node | null;
}

interface TreeSitter {
  readonly Parser: { new (): { setLanguage(language: unknown): void; parse(text: string): { readonly rootNode: Node; delete(): void } }; init(): Promise<void> };
  readonly Language: { load(path: string): Promise<unknown> };
}

/** Compares the C# scanner with tree-sitter's grammar over every source below a folder: usings, namespaces, types outside of types. */
export async function compareCSharp(corpus: string, tools: string): Promise<Tally> {
  const from = createRequire(`${tools}/`);
  const { Parser, Language } = (await import(pathToFileURL(from.resolve("web-tree-sitter")).href)) as TreeSitter;
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(join(tools, "node_modules/tree-sitter-c-sharp/tree-sitter-c_sharp.wasm")));
  const tally = newTally();
  for (const path of filesBelow(corpus, /\.cs$/)) {
    const text = readText(path)?.replace(/^\ufeff/, "");
    if (text === undefined) continue;
    const tree = parser.parse(text);
    if (tree.rootNode.hasError) tally.rejected++;
    else compareLines(tally, path, { ours: ourLines(text), theirs: theirLines(tree.rootNode) });
    tree.delete();
  }
  return tally;
}

function ourLines(text: string): readonly string[] {
  const { imports, scopes = [], declares = [] } = scanCSharp(text);
  const usings = imports.filter(({ kind }) => kind === "import");
  const lines = [...usings.map(({ specifier, start }) => `using ${positionOf(text, start).line} ${specifier}`), ...scopes.map((scope) => `namespace ${scope}`), ...declares.map((type) => `type ${type}`)];
  // A generic type and its plain namesake are one name.
  return [...new Set(lines)];
}

const types = new Set(["class_declaration", "interface_declaration", "enum_declaration", "record_declaration", "struct_declaration", "delegate_declaration"]);

function theirLines(root: Node): readonly string[] {
  const lines = new Set<string>();
  const visit = (nodes: readonly Node[], outer: string): void => {
    let scope = outer;
    for (const node of nodes) {
      const name = node.childForFieldName("name")?.text.replace(/\s+/g, "") ?? "";
      const full = scope === "" ? name : `${scope}.${name}`;
      if (node.type === "using_directive") lines.add(usingLine(node));
      else if (node.type === "file_scoped_namespace_declaration") {
        scope = full;
        lines.add(`namespace ${full}`);
      } else if (node.type === "namespace_declaration") {
        lines.add(`namespace ${full}`);
        visit(node.childForFieldName("body")?.namedChildren ?? [], full);
      } else if (types.has(node.type)) lines.add(`type ${full}`);
      else if (node.type.startsWith("preproc_")) visit(node.namedChildren, scope);
    }
  };
  visit(root.namedChildren, "");
  return [...lines];
}

function usingLine(node: Node): string {
  const target = node.namedChildren.filter(({ type }) => type !== "comment").at(-1);
  const value = target?.text.replace(/<[\s\S]*$/, "").replace(/^global::/, "").replace(/\s+/g, "") ?? "";
  return `using ${(target?.startPosition.row ?? 0) + 1} ${value}`;
}
