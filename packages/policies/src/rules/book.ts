import { checkShape, nearest, once, readYaml, UserError, type Blueprint, type FileTree, type YamlFile } from "@create-backend/core";
import { z } from "zod";
import { ancestryIn, noLinks, type Links } from "../graph/ancestry.ts";
import { textOf } from "../graph/text.ts";
import { hostOf } from "../catalogue/traits.ts";
import { ruleSchema, type RuleText } from "./rule-text.ts";
import { allOf, anyOf, atomOf, butNot, membersOf, packageKinds, selectorWords, type Agreed, type Atom, type Selector } from "./selector.ts";

export type { RuleText, Selector };

/** The rules that a repository sets itself. */
export const architecturePath = "architecture.yaml";

const words = once(() => z.union([z.string(), z.array(z.string()).min(1)]));

/** A selector as it is written: a word, several (any of them), or a combination. */
export const written = once(() => {
  const combined = z.strictObject({ any: words().optional(), all: words().optional(), not: words().optional() }).refine(({ any, all }) => any !== undefined || all !== undefined, "any or all is expected");
  return z.union([words(), combined], { error: "a selector is expected: a path pattern, the name of a part, word:value, a list of those, or { any, all, not }" });
});
export type Written = z.infer<ReturnType<typeof written>>;

const fields = once(() => {
  const name = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, "a name in kebab case is expected");
  const policyNames = words().transform((names) => (typeof names === "string" ? [names] : names));
  const waivers = z.strictObject({
    longest: z.int().min(1).exactOptional().describe("Days that a waiver may last"),
    notice: z.int().min(0).exactOptional().describe("Days ahead that its end is announced"),
    inline: policyNames.exactOptional().describe("Policies and rules that a comment in the code may waive, `*` for all of them; none when absent"),
    mostInline: z.int().min(0).exactOptional().describe("How many such comments there may be"),
  });
  return {
    version: z.literal(1, { error: "the version of this format is 1" }).describe("Version of this format"),
    name: name.describe("Name of the project, where no backend.yaml says it"),
    ignore: words().optional().describe("Files that are not judged at all"),
    parts: z.record(name, written()).default({}).describe("Sets of files by name"),
    rules: z.record(name, ruleSchema()).default({}).describe("Rules by name"),
    waivers: waivers.optional().describe("How long waivers may live, and which may stand in the code"),
  };
});
/** Shape of `architecture.yaml`. */
export const ruleBookSchema = once(() => z.strictObject(fields()));
const standardsSchema = once(() => z.strictObject({ ...fields(), parameters: z.record(fields().name, z.record(z.string(), z.unknown())).default({}).describe("Parameters of create-backend's own policies, by policy") }));

type Shape = z.infer<ReturnType<typeof ruleBookSchema>>;

/** `architecture.yaml` as it was read. */
export interface RuleBook {
  /** The file that it was read from. */
  readonly path: string;
  readonly yaml: Pick<YamlFile, "placeOf">;
  readonly name: string;
  readonly ignore: readonly string[];
  readonly parts: Readonly<Record<string, Written>>;
  readonly rules: Readonly<Record<string, RuleText>>;
  readonly waivers: Shape["waivers"];
  /** Its rules were found to be what their forms want, with all defaults. */
  readonly checked?: true;
}

/** Reads `architecture.yaml`; undefined when there is none. Throws a UserError with file, line and key for anything that is not as agreed. */
export function readRuleBook(tree: FileTree): RuleBook | undefined {
  const text = textOf(tree, architecturePath);
  if (text === undefined) return undefined;
  const yaml = readYaml(text, architecturePath);
  return bookOf(checkShape(ruleBookSchema(), yaml.value, yaml.placeOf), yaml, architecturePath);
}

/** A rule book of an organisation, which may also set the parameters of our own policies. */
export interface StandardsBook extends RuleBook {
  readonly parameters: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Reads the rule book of a standards package. Throws as {@link readRuleBook} does. */
export function readStandardsBook(text: string, path: string): StandardsBook {
  const yaml = readYaml(text, path);
  const shape = checkShape(standardsSchema(), yaml.value, yaml.placeOf);
  return { ...bookOf(shape, yaml, path), parameters: shape.parameters };
}

function bookOf({ name: project, ignore = [], parts, rules, waivers }: Shape, yaml: RuleBook["yaml"], path: string): RuleBook {
  return { path, yaml, name: project, ignore: typeof ignore === "string" ? [ignore] : ignore, parts, rules, waivers };
}

/** What stands for an agreement where a repository only has rules: its name, and no modules. */
export function withoutAgreement(tree: FileTree): Blueprint {
  return { version: 1, name: readRuleBook(tree)?.name ?? "repository", answers: {}, modules: [] };
}

/** What rules are compiled for. */
export interface Judged {
  readonly blueprint: Blueprint;
  readonly tree: FileTree;
  /** Where names lead, for rules that ask what types are made of; without it nothing outside of the tree's texts is followed. */
  readonly links?: Links;
}

/** Compiles the selectors of a book; names of parts stand for what they select. */
export class Selectors {
  /** Every word that speaks of files, with the key that it stands at. */
  readonly used = new Map<string, { readonly atom: Atom; readonly key: readonly string[] }>();
  private readonly book: RuleBook;
  private readonly parts = new Map<string, Selector>();
  private readonly open: string[] = [];
  private readonly agreed: Agreed;

  constructor(book: RuleBook, { blueprint, tree, links = noLinks }: Judged) {
    this.book = book;
    const owners = new Map(blueprint.modules.map((module) => [module.name, module.owner]));
    this.agreed = { owner: (module) => owners.get(module), host: hostOf(blueprint), tree, ancestry: ancestryIn(tree, links) };
  }

  compile(selector: Written, key: readonly string[]): Selector {
    if (typeof selector === "string") return anyOf(selector, [this.word(selector, key)]);
    if (Array.isArray(selector)) return anyOf(selector.join(", "), selector.map((word) => this.word(word, key)));
    const { any, all, not } = selector;
    const some = any === undefined ? [] : [this.compile(any, key)];
    const every = all === undefined ? [] : [allOf(listed(all).join(" and "), listed(all).map((word) => this.word(word, key)))];
    const [first = anyOf("", []), second] = [...some, ...every];
    const base = second === undefined ? first : allOf(`${first.text} and ${second.text}`, [first, second]);
    return not === undefined ? base : butNot(base, this.compile(not, key));
  }

  /** The same as members that are told apart by what is captured, or by which item of a list they fit. */
  members(selector: Written, key: readonly string[]): Selector {
    const items = (Array.isArray(selector) ? selector : [selector]).map((each: Written) => this.compile(each, key));
    return membersOf(items.map(({ text }) => text).join(", "), items);
  }

  /** Members of which there are several. */
  several(selector: Written, key: readonly string[]): Selector {
    const members = this.members(selector, key);
    if (Array.isArray(selector) && selector.length > 1) return members;
    if (members.atoms.some(({ captures }) => captures)) return members;
    throw this.wrong({ what: `nothing in "${members.text}" tells one member from another`, todo: "Capture what does, as in src/{name}/**, or list the members one by one." }, key);
  }

  /** Every part, for coverage. */
  allParts(): Selector {
    return anyOf("parts", Object.keys(this.book.parts).map((part) => this.part(part, ["parts", part])));
  }

  private word(text: string, key: readonly string[]): Atom | Selector {
    if (/^[a-z][a-z0-9-]*$/.test(text)) return this.part(text, key);
    const prefix = /^([a-z]+):/.exec(text)?.[1];
    if (prefix !== undefined && !selectorWords.includes(prefix))
      throw this.wrong({ what: `there is no selector "${prefix}:"`, todo: `Known: ${selectorWords.map((word) => `${word}:`).join(", ")}; anything else is a path pattern.` }, key);
    if (prefix === "kind" && !packageKinds.includes(text.slice("kind:".length))) throw this.wrong(unknownKind(text.slice("kind:".length)), key);
    const atom = this.used.get(text)?.atom ?? atomOf(text, this.agreed);
    if (atom.ofFiles && !this.used.has(text)) this.used.set(text, { atom, key });
    return atom;
  }

  private part(name: string, key: readonly string[]): Selector {
    const known = this.parts.get(name);
    if (known !== undefined) return known;
    const text = Object.hasOwn(this.book.parts, name) ? this.book.parts[name] : undefined;
    if (text === undefined) {
      const guess = nearest(name, Object.keys(this.book.parts));
      throw this.wrong({ what: `there is no part "${name}"`, todo: guess === undefined ? "Name it under parts, or write a path pattern (with a slash, a dot or a star)." : `Did you mean "${guess}"?` }, key);
    }
    if (this.open.includes(name)) throw this.wrong({ what: `parts are made of each other in a circle: ${[...this.open, name].join(" → ")}`, todo: "Write one of them as a path pattern." }, key);
    this.open.push(name);
    const part = this.compile(text, ["parts", name]);
    this.open.pop();
    this.parts.set(name, part);
    return part;
  }

  private wrong({ what, todo }: { readonly what: string; readonly todo: string }, key: readonly string[]): UserError {
    const place = this.book.yaml.placeOf(key);
    return new UserError("CB-061", { what: `${this.book.path}:${place.line ?? 1} ${key.join(".")}: ${what}.`, why: "A selector that means nothing would make its rule silent.", todo, place });
  }
}

function unknownKind(kind: string): { readonly what: string; readonly todo: string } {
  const guess = nearest(kind, packageKinds);
  return { what: `there is no kind of package "${kind}"`, todo: guess === undefined ? `Known: ${packageKinds.join(", ")}.` : `Did you mean "${guess}"?` };
}

function listed(value: string | readonly string[]): readonly string[] {
  return typeof value === "string" ? [value] : value;
}
