import { checkShape, UserError, type Blueprint, type FileTree } from "@create-backend/core";
import type { NamedPolicy } from "../define-policy.ts";
import { forms } from "../forms.generated.ts";
import { textOf } from "../graph/text.ts";
import { policies as ours } from "../policies.generated.ts";
import { readStandardsBook, type StandardsBook } from "../rules/book.ts";
import { rulesOf } from "../rules/policies-of.ts";

/** Where updates keep the rule books of an organisation's standards packages, so that a check needs nothing but the repository. */
const standardsFolder = ".backend/standards/";

/** What standards packages add to a check. */
export interface StandardsRules {
  readonly policies: readonly NamedPolicy[];
  /** Parameters of our policies by name; later packages before earlier ones. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** The rules of the standards that a repository follows. They fit many repositories, so one that finds nothing to judge is no ailment. Throws a UserError for a book that is not as agreed. */
export function standardsRules(tree: FileTree, blueprint: Blueprint): StandardsRules {
  const books = [...tree.keys()].filter((path) => path.startsWith(standardsFolder) && path.endsWith(".yaml")).sort();
  const read = books.map((path) => rulesIn(readStandardsBook(textOf(tree, path) ?? "", path), blueprint));
  return { policies: read.flatMap(({ policies }) => policies), parameters: Object.assign({}, ...read.map(({ parameters }) => parameters)) as StandardsRules["parameters"] };
}

/** Refuses a rule book before it is taken. Throws as {@link standardsRules} does, with `path` as its place. */
export function assertStandardsRules(text: string, path: string, blueprint: Blueprint): void {
  rulesIn(readStandardsBook(text, path), blueprint);
}

function rulesIn(book: StandardsBook, blueprint: Blueprint): StandardsRules {
  for (const [name, parameters] of Object.entries(book.parameters)) {
    const policy = ours.find((known) => known.name === name);
    if (policy === undefined) throw new UserError("CB-064", { what: `${book.path} sets parameters of the policy "${name}", which there is not.`, todo: `Known: ${ours.map((known) => known.name).join(", ")}.`, place: book.yaml.placeOf(["parameters", name]) });
    if (policy.parameters !== undefined) checkShape(policy.parameters, parameters, (key) => book.yaml.placeOf(["parameters", name, ...key]));
  }
  const { policies } = rulesOf(book, blueprint, forms);
  return { policies: policies.map((policy) => ({ ...policy, expected: () => false })), parameters: book.parameters };
}
