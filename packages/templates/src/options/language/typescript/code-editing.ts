import type { ArrowFunction, Expression, FunctionDeclaration, Node, SourceFile } from "ts-morph";
import { renamerWith } from "./code-renaming.ts";
import { NoPlace, type CodeEdit, type CodeEditing, type CodeEditor } from "../../../define-generator.ts";

type Library = typeof import("ts-morph");
/** An edit of one kind. */
type EditOf<Kind extends CodeEdit["kind"]> = Extract<CodeEdit, { readonly kind: Kind }>;

/** As the formatter of the repository is set. */
const width = 120;

/** Edits with ts-morph, which is loaded when something is edited. */
export const codeEditing: CodeEditing = {
  files: /\.[cm]?tsx?$/,
  open: async (load) => editorWith((await load("ts-morph")) as Library),
  rewrite: async (codemod, load) => {
    if (codemod.kind !== "rename") throw new Error(`Nobody can move ${codemod.from} in TypeScript.`);
    return renamerWith(codemod, (await load("ts-morph")) as Library);
  },
};

function editorWith(library: Library): CodeEditor {
  const settings = { useInMemoryFileSystem: true, skipLoadingLibFiles: true, skipFileDependencyResolution: true, manipulationSettings: { indentationText: library.IndentationText.TwoSpaces } } as const;
  return (text, edits) => {
    const source = new library.Project(settings).createSourceFile("code.ts", text);
    for (const edit of edits) addTo(source, edit, library);
    return source.getFullText();
  };
}

function addTo(source: SourceFile, edit: CodeEdit, library: Library): void {
  if (edit.kind === "import") addImport(source, edit);
  else if (edit.kind === "member") addMember(source, edit);
  else if (edit.kind === "item") addItem(source, edit, library);
  else addStatement(source, edit, library);
}

/** Imports are kept in the order of what they import from, where they are in that order. */
function addImport(source: SourceFile, { name, from }: EditOf<"import">): void {
  const all = source.getImportDeclarations();
  const there = all.find((declaration) => declaration.getNamedImports().some((named) => (named.getAliasNode() ?? named.getNameNode()).getText() === name));
  if (there?.getModuleSpecifierValue() === from) return;
  if (there !== undefined || source.getFunction(name) !== undefined) throw new NoPlace(`${name} means something else in it already`);
  const local = all.filter((declaration) => declaration.getModuleSpecifierValue().startsWith("."));
  const next = local.find((declaration) => declaration.getModuleSpecifierValue() > from);
  source.insertImportDeclaration(next?.getChildIndex() ?? (all.at(-1)?.getChildIndex() ?? -1) + 1, { namedImports: [name], moduleSpecifier: from });
}

function addMember(source: SourceFile, { of, name, text }: EditOf<"member">): void {
  const owner = source.getClass(of);
  if (owner === undefined) throw new NoPlace(`it has no class ${of}`);
  const known = owner.getMember(name);
  if (known !== undefined) {
    // Ours hands on to what it is named after.
    const named = known.getText().match(new RegExp(`(?<![.#\\w])${name}\\(`, "g")) ?? [];
    if (named.length > 1) return;
    throw new NoPlace(`${of} has a ${name} already`);
  }
  const last = owner.getMethods().filter((method) => !method.getName().startsWith("#")).at(-1);
  owner.insertMember(last === undefined ? owner.getMembers().length : owner.getMembers().indexOf(last) + 1, text);
}

function addStatement(source: SourceFile, { of, text }: EditOf<"statement">, library: Library): void {
  const body = functionNamed(source, of, library)?.getBody();
  if (body === undefined || !library.Node.isBlock(body)) throw new NoPlace(`it has no function ${of}`);
  const statements = body.getStatements();
  if (statements.some((statement) => statement.getText() === text)) return;
  const [before, last] = [statements.at(-2), statements.at(-1)];
  if (last === undefined) throw new NoPlace(`${of} is empty`);
  // Calls of one line stand together.
  if (before !== undefined && before.getStartLineNumber() === before.getEndLineNumber()) source.insertText(before.getEnd(), `\n${last.getIndentationText()}${text}`);
  else source.insertText(last.getStart(), `${text}\n\n${last.getIndentationText()}`);
}

/** A function, or the innermost of functions that return each other. */
function functionNamed(source: SourceFile, name: string, library: Library): FunctionDeclaration | ArrowFunction | undefined {
  const declared = source.getFunction(name);
  if (declared !== undefined) return declared;
  const arrow = (node: Node | undefined): ArrowFunction | undefined => node?.asKind(library.SyntaxKind.ArrowFunction);
  let found = arrow(source.getVariableDeclaration(name)?.getInitializer());
  for (let inner = arrow(found?.getBody()); inner !== undefined; inner = arrow(inner.getBody())) found = inner;
  return found;
}

function addItem(source: SourceFile, { of, text }: EditOf<"item">, library: Library): void {
  const property = source.getDescendantsOfKind(library.SyntaxKind.PropertyAssignment).find((candidate) => candidate.getName() === of);
  const value = property?.getInitializer();
  if (property === undefined || value === undefined) throw new NoPlace(`it has no property ${of}`);
  const items = library.Node.isArrayLiteralExpression(value) ? value.getElements().map((element) => element.getText()) : [`...${value.getText()}`];
  if (items.includes(text)) return;
  source.replaceText([value.getStart(), value.getEnd()], laidOut([...items, text], value));
}

/** On one line where it fits, as the formatter would. */
function laidOut(items: readonly string[], at: Expression): string {
  const line = `[${items.join(", ")}]`;
  const indent = at.getIndentationText();
  return at.getStart() - at.getStartLinePos() + line.length + 1 <= width ? line : `[\n${items.map((item) => `${indent}  ${item},\n`).join("")}${indent}]`;
}
