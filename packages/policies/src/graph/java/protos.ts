import type { FileTree } from "@create-backend/core";
import { baseName } from "../paths.ts";
import { textOf } from "../text.ts";

/** Types that protocol buffers generate when a project is built, with the description that each comes from. */
export function protoTypes(tree: FileTree): readonly (readonly [type: string, path: string])[] {
  return [...tree.keys()].filter((path) => path.endsWith(".proto")).flatMap((path) => typesIn(textOf(tree, path) ?? "", path).map((type) => [type, path] as const));
}

function typesIn(text: string, path: string): readonly string[] {
  const code = text.replace(/\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n]*/g, "");
  const said = (name: string): string | undefined => new RegExp(`\\boption\\s+${name}\\s*=\\s*"?([\\w.]+)`).exec(code)?.[1];
  const scope = said("java_package") ?? /^\s*package\s+([\w.]+)/m.exec(code)?.[1];
  const top = topLevel(code);
  const plain = camelCase(baseName(path).replace(/\.proto$/, ""));
  const outer = said("java_outer_classname") ?? (top.some(({ name }) => name === plain) ? `${plain}OuterClass` : plain);
  const apart = said("java_multiple_files") === "true" ? top.flatMap(({ kind, name }) => (kind === "message" ? [name, `${name}OrBuilder`] : [name])) : [];
  const stubs = top.flatMap(({ kind, name }) => (kind === "service" ? [`${name}Grpc`] : []));
  return [outer, ...apart, ...stubs].map((name) => (scope === undefined ? name : `${scope}.${name}`));
}

/** What is described outside of everything else. */
function topLevel(code: string): readonly { readonly kind: string; readonly name: string }[] {
  const found: { kind: string; name: string }[] = [];
  let depth = 0;
  for (const [token, kind, name] of code.matchAll(/"[^"\\\n]*(?:\\.[^"\\\n]*)*"|[{}]|\b(message|enum|service)\s+(\w+)\s*(?=\{)/g)) {
    if (token === "{") depth++;
    else if (token === "}") depth--;
    else if (kind !== undefined && name !== undefined && depth === 0) found.push({ kind, name });
  }
  return found;
}

function camelCase(name: string): string {
  return name.replace(/(?:^|[^a-zA-Z0-9]+|(?<=[0-9]))([a-zA-Z]?)/g, (_, letter: string) => letter.toUpperCase());
}
