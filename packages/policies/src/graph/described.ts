import type { FileTree } from "@create-backend/core";
import { bareCode } from "./bare-code.ts";
import { defineFact, derivedFrom } from "./derived.ts";

/** What a source says about the types in it, as names: without arguments, type arguments and, where they have one, both with and without the qualifier. */
export interface Described {
  /** Annotations, decorators and attributes. */
  readonly annotations: readonly string[];
  /** Types, and what they extend, implement or embed, as it is written there; a type without a name is called "". */
  readonly types: readonly { readonly name: string; readonly bases: readonly string[] }[];
}

type Types = Described["types"];

interface Reader {
  readonly files: RegExp;
  annotations(bare: string): readonly string[];
  types(bare: string): Types;
}

/** Longer heads of types are none that a person wrote. */
const head = "[^{};]{0,2000}";
const typeScriptHeads = new RegExp(`(?<![\\w$.])(?:class|interface)(?=\\s+[\\w$])${head}`, "g");
const javaHeads = new RegExp(`(?<![\\w$.])(?:class|interface|enum|record)(?=\\s+[\\w$])${head}`, "g");
const csharpHeads = new RegExp(`(?<![\\w.@])(?:class|interface|struct|record)(?=\\s+\\w)${head}`, "g");

const at = /(?<![\w$.])@([\p{L}_$][\p{L}\p{N}_$.]*)/gu;

const readers: readonly Reader[] = [
  { files: /\.(?:[cm]?[jt]s|[jt]sx|vue|svelte)$/, annotations: (bare) => firstsOf(bare, at), types: (bare) => headsIn(bare, typeScriptHeads).map(afterWords) },
  { files: /\.java$/, annotations: (bare) => firstsOf(bare, at).filter((name) => name !== "interface"), types: (bare) => headsIn(bare, javaHeads).map(afterWords) },
  { files: /\.pyi?$/, annotations: (bare) => firstsOf(bare, /^[ \t]*@([\p{L}_][\p{L}\p{N}_.]*)/gmu), types: pythonTypes },
  { files: /\.cs$/, annotations: (bare) => attributesIn(bare), types: (bare) => headsIn(bare, csharpHeads).map(afterColon) },
  { files: /\.go$/, annotations: () => [], types: embedding },
];

const nothing: Described = { annotations: [], types: [] };

const describedFact = defineFact("described", (text, path): Described => {
  const reader = readers.find(({ files }) => files.test(path));
  if (reader === undefined) return nothing;
  const bare = bareCode(text, path);
  return { annotations: namesOf(reader.annotations(bare)), types: reader.types(bare) };
});

/** Worked out only for a rule that asks. */
export function describedIn(tree: FileTree, path: string): Described {
  const read = readers.some(({ files }) => files.test(path));
  return (read ? derivedFrom(tree, path, describedFact) : undefined) ?? nothing;
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

function afterWords(head: string): Types[number] {
  const name = /^\w+\s+(?!(?:extends|implements)\b)([\p{L}_$][\p{L}\p{N}_$]*)/u.exec(head)?.[1] ?? "";
  return { name, bases: head.replace(/\bpermits\b[^]*/, "").split(/\b(?:extends|implements)\b/).slice(1).flatMap(listed) };
}

function afterColon(head: string): Types[number] {
  const name = /^\w+\s+(?:(?:class|struct)\s+)?([\p{L}_][\p{L}\p{N}_]*)/u.exec(head)?.[1] ?? "";
  return { name, bases: listed(head.replace(/\bwhere\b[^]*/, "").split(/(?<!:):(?!:)/)[1] ?? "") };
}

function listed(text: string): readonly string[] {
  return text.split(",").flatMap((part) => /^\s*(?:@[\w$.]+\s+)*(?:global::)?([\p{L}_$][\p{L}\p{N}_$.]*)\s*$/u.exec(part)?.[1] ?? []);
}

function pythonTypes(bare: string): Types {
  return [...bare.matchAll(/^[ \t]*class[ \t]+(\w+)[^(:\n]*\(([^:]{0,2000}?)\)[ \t]*:/gm)].map(([, name = "", bases = ""]) => ({ name, bases: listed(withoutArguments(bases)) }));
}

/** In brackets, in front of what they are about: a list of values has nothing behind it, and those of an assembly are about no type. */
function attributesIn(bare: string): readonly string[] {
  const lists = [...bare.matchAll(/(?:^|[\]{};(,])\s*\[\s*(?!(?:assembly|module)\s*:)(?:\w+\s*:\s*)?([\p{L}_][^[\]]{0,2000})(?=\]\s*[\p{L}_[@])/gmu)];
  return lists.flatMap(([, names = ""]) => listed(withoutArguments(names))).map((name) => name.replace(/(?<=.)Attribute$/, ""));
}

/** Types in types are read from the inside, as deep as a person nests them. */
const nesting = 20;
const goBodies = /(?:([\p{L}_][\p{L}\p{N}_]*)(?:\[[^\]\n]*\])?[ \t]+)?\b(?:struct|interface)[ \t]*\{([^{}]*)(?:\}|$)/gu;

/** Lines of a Go struct or interface that are nothing but the name of a type. */
function embedding(bare: string): Types {
  const types: (Types[number] & { readonly start: number })[] = [];
  let rest = bare;
  for (let depth = 0; depth < nesting; depth++) {
    for (const { index: start, 1: name = "", 2: body = "" } of rest.matchAll(goBodies)) if (body.trim() !== "") types.push({ start, name, bases: body.split(/[\n;]/).flatMap(embedded) });
    // What is left of a field that has such a type is no name alone; offsets hold.
    const outer = rest.replace(goBodies, (found: string, name: string = "") => `${name} -`.padEnd(found.length));
    if (outer === rest) break;
    rest = outer;
  }
  return types.sort((a, b) => a.start - b.start).map(({ name, bases }) => ({ name, bases }));
}

function embedded(line: string): readonly string[] {
  const name = /^\s*\*?([\p{L}_][\p{L}\p{N}_.]*)(?:\[[^\]]*\])?\s*(?:`[^`]*`|"[^"]*")?\s*$/u.exec(line)?.[1];
  return name === undefined ? [] : [name];
}

/** Each name once, with its qualifier and without. */
export function namesOf(names: readonly string[]): readonly string[] {
  return [...new Set(names.flatMap((name) => [name, lastOf(name)]))];
}

/** A name without its qualifier. */
export function lastOf(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}
