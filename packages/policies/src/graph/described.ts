import type { FileTree } from "@create-backend/core";
import { bareCode } from "./bare-code.ts";
import { defineFact, derivedFrom } from "./derived.ts";

/** What a source says about the types in it, as names: without arguments, type arguments and, where they have one, both with and without the qualifier. */
interface Described {
  /** Annotations, decorators and attributes. */
  readonly annotations: readonly string[];
  /** Types that are extended, implemented or embedded, as they are written there. */
  readonly bases: readonly string[];
}

interface Reader {
  readonly files: RegExp;
  annotations(bare: string): readonly string[];
  bases(bare: string): readonly string[];
}

/** Longer heads of types are none that a person wrote. */
const head = "[^{};]{0,2000}";
const typeScriptHeads = new RegExp(`(?<![\\w$.])(?:class|interface)(?=\\s+[\\w$])${head}`, "g");
const javaHeads = new RegExp(`(?<![\\w$.])(?:class|interface|enum|record)(?=\\s+[\\w$])${head}`, "g");
const csharpHeads = new RegExp(`(?<![\\w.@])(?:class|interface|struct|record)(?=\\s+\\w)${head}`, "g");

const at = /(?<![\w$.])@([\p{L}_$][\p{L}\p{N}_$.]*)/gu;

const readers: readonly Reader[] = [
  { files: /\.(?:[cm]?[jt]s|[jt]sx)$/, annotations: (bare) => firstsOf(bare, at), bases: (bare) => headsIn(bare, typeScriptHeads).flatMap(afterWords) },
  { files: /\.java$/, annotations: (bare) => firstsOf(bare, at).filter((name) => name !== "interface"), bases: (bare) => headsIn(bare, javaHeads).flatMap(afterWords) },
  { files: /\.pyi?$/, annotations: (bare) => firstsOf(bare, /^[ \t]*@([\p{L}_][\p{L}\p{N}_.]*)/gmu), bases: (bare) => pythonBases(bare) },
  { files: /\.cs$/, annotations: (bare) => attributesIn(bare), bases: (bare) => headsIn(bare, csharpHeads).flatMap(afterColon) },
  { files: /\.go$/, annotations: () => [], bases: (bare) => embedded(bare) },
];

const describedFact = defineFact("described", (text, path): Described => {
  const reader = readers.find(({ files }) => files.test(path));
  if (reader === undefined) return { annotations: [], bases: [] };
  const bare = bareCode(text, path);
  return { annotations: bothWays(reader.annotations(bare)), bases: bothWays(reader.bases(bare)) };
});

/** Worked out only for a rule that asks. */
export function describedIn(tree: FileTree, path: string): Described {
  const read = readers.some(({ files }) => files.test(path));
  return (read ? derivedFrom(tree, path, describedFact) : undefined) ?? { annotations: [], bases: [] };
}

function firstsOf(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([, name = ""]) => name.replace(/\.$/, ""));
}

function headsIn(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([found]) => withoutArguments(found));
}

/** Type arguments, arguments and whatever a cut left open. */
function withoutArguments(text: string): string {
  const next = text.replace(/<[^<>()[\]]*>|\([^<>()[\]]*\)|\[[^<>()[\]]*\]/g, "");
  return next === text ? text.replace(/[<([][^]*$/, "") : withoutArguments(next);
}

function afterWords(text: string): readonly string[] {
  return text.replace(/\bpermits\b[^]*/, "").split(/\b(?:extends|implements)\b/).slice(1).flatMap(listed);
}

function afterColon(text: string): readonly string[] {
  return listed(text.replace(/\bwhere\b[^]*/, "").split(/(?<!:):(?!:)/)[1] ?? "");
}

function listed(text: string): readonly string[] {
  return text.split(",").flatMap((part) => /^\s*(?:@[\w$.]+\s+)*(?:global::)?([\p{L}_$][\p{L}\p{N}_$.]*)\s*$/u.exec(part)?.[1] ?? []);
}

function pythonBases(bare: string): readonly string[] {
  return [...bare.matchAll(/^[ \t]*class[ \t]+\w+[^(:\n]*\(([^:]{0,2000}?)\)[ \t]*:/gm)].flatMap(([, bases = ""]) => listed(withoutArguments(bases)));
}

/** In brackets, in front of what they are about: a list of values has nothing behind it, and those of an assembly are about no type. */
function attributesIn(bare: string): readonly string[] {
  const lists = [...bare.matchAll(/(?:^|[\]{};(,])\s*\[\s*(?!(?:assembly|module)\s*:)(?:\w+\s*:\s*)?([\p{L}_][^[\]]{0,2000})(?=\]\s*[\p{L}_[@])/gmu)];
  return lists.flatMap(([, names = ""]) => listed(withoutArguments(names))).map((name) => name.replace(/(?<=.)Attribute$/, ""));
}

/** Lines of a Go struct or interface that are nothing but the name of a type. */
function embedded(bare: string): readonly string[] {
  const bodies = bare.replace(/\b(?:struct|interface)[ \t]*\{\s*\}/g, "").matchAll(/\b(?:struct|interface)[ \t]*\{([^{}]*)/g);
  return [...bodies].flatMap(([, body = ""]) => body.split(/[\n;]/).flatMap((line) => /^\s*\*?([\p{L}_][\p{L}\p{N}_.]*)(?:\[[^\]]*\])?\s*(?:`[^`]*`|"[^"]*")?\s*$/u.exec(line)?.[1] ?? []));
}

function bothWays(names: readonly string[]): readonly string[] {
  return [...new Set(names.flatMap((name) => [name, name.slice(name.lastIndexOf(".") + 1)]))];
}
