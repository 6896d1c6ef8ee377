import { headsOf } from "./declarations.ts";

const statement = /^(?:from \S+ )?import\b(?:[^\n"'(]*\([^)]*\)|[^"'(\n{]*\{[^}]*\}|[^"'\n]*)[^\n]*/gm;
const text = /"""[^]*?"""|\/\*[^]*?\*\/|"[^"\n]*"|'[^'\n]*'|(?:#|\/\/)[^\n]*/g;

interface Names {
  readonly imported: ReadonlySet<string>;
  readonly used: ReadonlySet<string>;
}

/** Whether code in a merge stands without an import that its side had: one side added a use where the other dropped the import. */
export function losesImport(path: string, merged: string, sides: readonly [string, string]): boolean {
  if (headsOf(path) === undefined) return false;
  const result = namesIn(merged);
  const [a, b] = sides.map(namesIn) as [Names, Names];
  return [[a, b] as const, [b, a] as const].some(([one, other]) => [...one.imported].some((name) => isLost(name, one, other)));

  function isLost(name: string, one: Names, other: Names): boolean {
    return one.used.has(name) && result.used.has(name) && !result.imported.has(name) && !other.imported.has(name) && !other.used.has(name);
  }
}

function namesIn(code: string): Names {
  const imports = [...code.matchAll(statement)].map(([whole]) => whole.replaceAll(text, ""));
  return { imported: new Set(imports.flatMap(words)), used: new Set(words(code.replaceAll(statement, "").replaceAll(text, ""))) };
}

function words(code: string): readonly string[] {
  return code.match(/[A-Za-z_]\w*/g) ?? [];
}
