import ts from "typescript";

/** The imports that TypeScript reads in documentation of JavaScript, one line each, as the other oracle writes them. */
export function documentedImports(path: string, text: string): readonly string[] {
  if (/\.[cm]?tsx?$/.test(path)) return [];
  const file = ts.createSourceFile(path, text, { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseAll }, true, ts.ScriptKind.JSX);
  const lines = new Set<string>();
  const add = (target: ts.Node): void => {
    if (ts.isStringLiteralLike(target)) lines.add(`documentation type ${target.getStart(file)}-${target.getEnd()} ${target.text}`);
  };
  const inComment = (node: ts.Node): void => {
    if (ts.isJSDocImportTag(node)) add(node.moduleSpecifier);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal);
    ts.forEachChild(node, inComment);
  };
  const inCode = (node: ts.Node): void => {
    for (const documentation of (node as { readonly jsDoc?: readonly ts.Node[] }).jsDoc ?? []) inComment(documentation);
    ts.forEachChild(node, inCode);
  };
  inCode(file);
  inCode(file.endOfFileToken);
  return [...lines];
}
