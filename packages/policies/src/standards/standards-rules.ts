import { checkShape, UserError, type Blueprint, type FileTree } from "@create-backend/core";
import type { NamedPolicy } from "../define-policy.ts";
import { forms } from "../forms.generated.ts";
import { textOf } from "../graph/text.ts";
import { policies as ours } from "../policies.generated.ts";
import { architecturePath, readStandardsBook, type Judged, type StandardsBook } from "../rules/book.ts";
import { rulesOf } from "../rules/policies-of.ts";

/** Where updates keep the rule books of an organisation's standards packages, so that a check needs nothing but the repository. */
const standardsFolder = ".backend/standards/";

/** What standards packages add to a check. */
export interface StandardsRules {
  readonly policies: readonly NamedPolicy[];
  /** Parameters of our policies by name; later packages before earlier ones. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** The file that each of the rules was read from, by its name. */
  readonly sources: ReadonlyMap<string, string>;
  readonly books: readonly StandardsBook[];
}

/** The rules of the standards that a repository follows. They fit many repositories, so one that finds nothing to judge is no ailment. Throws a UserError for a book that is not as agreed. */
export function standardsRules(judged: Judged): StandardsRules {
  const { tree } = judged;
  const books = standardsBooks(tree);
  const read = books.map((book) => rulesIn(book, judged));
  const sources = new Map<string, string>();
  for (const { policies, path } of read)
    for (const { name } of policies) {
      const other = sources.get(name);
      if (other !== undefined) throw sameName(name, other, { file: path, key: `rules.${name}` });
      sources.set(name, path);
    }
  return { policies: read.flatMap(({ policies }) => policies), parameters: Object.assign({}, ...read.map(({ parameters }) => parameters)) as StandardsRules["parameters"], sources, books };
}

/** The rule books of the standards that a repository follows. Throws a UserError for one that is not as agreed. */
export function standardsBooks(tree: FileTree): readonly StandardsBook[] {
  const paths = [...tree.keys()].filter((path) => path.startsWith(standardsFolder) && path.endsWith(".yaml")).sort();
  return paths.map((path) => readStandardsBook(textOf(tree, path) ?? "", path));
}

/** The rules that a repository may not set by a name that its standards use. Throws `CB-065`. */
export function assertNamesApart({ sources }: StandardsRules, own: readonly NamedPolicy[]): void {
  for (const { name } of own) {
    const other = sources.get(name);
    if (other !== undefined) throw sameName(name, other, { file: architecturePath, key: `rules.${name}` });
  }
}

function sameName(name: string, other: string, place: { readonly file: string; readonly key: string }): UserError {
  return new UserError("CB-065", {
    what: `${place.file} sets a rule called ${name}, and ${other} has one of that name.`,
    why: "A finding, a waiver and the baseline go by the name of a rule; with two of one name, nobody could tell which is meant.",
    todo: `Give the rule in ${place.file} another name. An exception to a rule of the standards is a waiver in .backend/waivers.yaml.`,
    place,
  });
}

/** Refuses a rule book before it is taken. Throws as {@link standardsRules} does, with `path` as its place. */
export function assertStandardsRules(text: string, path: string, blueprint: Blueprint): void {
  rulesIn(readStandardsBook(text, path), { blueprint, tree: new Map() });
}

function rulesIn(book: StandardsBook, judged: Judged): Omit<StandardsRules, "sources" | "books"> & { readonly path: string } {
  for (const [name, parameters] of Object.entries(book.parameters)) {
    const policy = ours.find((known) => known.name === name);
    if (policy === undefined) throw new UserError("CB-064", { what: `${book.path} sets parameters of the policy "${name}", which there is not.`, todo: `Known: ${ours.map((known) => known.name).join(", ")}.`, place: book.yaml.placeOf(["parameters", name]) });
    if (policy.parameters !== undefined) checkShape(policy.parameters, parameters, (key) => book.yaml.placeOf(["parameters", name, ...key]));
  }
  const { policies } = rulesOf(book, judged, forms);
  for (const { name } of policies) if (ours.some((known) => known.name === name)) throw sameName(name, "create-backend itself", { file: book.path, key: `rules.${name}` });
  return { policies: policies.map((policy) => ({ ...policy, expected: () => false })), parameters: book.parameters, path: book.path };
}
