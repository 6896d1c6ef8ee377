import { nearest, UserError, checkShape } from "@create-backend/core";
import type { Facts, NamedPolicy } from "../define-policy.ts";
import { Selectors, type Judged, type RuleBook, type RuleText } from "./book.ts";
import { ownOf } from "./rule-text.ts";
import type { Compiling, Covered, NamedForm, Promised } from "./define-form.ts";

/** The rules of a book as policies, and the selectors they are made of. */
export interface Rules {
  readonly policies: readonly NamedPolicy[];
  readonly selectors: Selectors;
  /** Rule → uses that it asks for or lets pass. */
  readonly promises: ReadonlyMap<string, Promised>;
  readonly covered: readonly Covered[];
}

/** Makes a policy of every rule. Throws a UserError for a form, a parameter or a selector that does not exist. */
export function rulesOf(book: RuleBook, judged: Judged, forms: readonly NamedForm[]): Rules {
  const selectors = new Selectors(book, judged);
  const promises = new Map<string, Promised>();
  const covered: Covered[] = [];
  const policies = Object.entries(book.rules).map(([name, rule]) => policyOf(name, rule, { book, selectors, forms, promises, covered }));
  return { policies, selectors, promises, covered };
}

interface Work {
  readonly book: RuleBook;
  readonly selectors: Selectors;
  readonly forms: readonly NamedForm[];
  readonly promises: Map<string, Promised>;
  readonly covered: Covered[];
}

function policyOf(name: string, rule: RuleText, { book, selectors, forms, promises, covered: covers }: Work): NamedPolicy {
  const key = ["rules", name];
  const form = forms.find((known) => known.name === rule.form);
  if (form === undefined) throw unknownForm(book, { name, written: rule.form, known: forms.map((known) => known.name) });
  const own = ownOf(rule);
  const parameters = book.checked === true ? own : checkShape(form.parameters(), own, (path) => book.yaml.placeOf([...key, ...path]));
  const { tests, types, kinds, why, fix, severity } = rule;
  const select: Pick<Compiling, "select" | "members" | "several"> = { select: (written) => selectors.compile(written, key), members: (written) => selectors.members(written, key), several: (written) => selectors.several(written, key) };
  const { promise, covered, ...judging } = form.compile(parameters, { tests, types, ...(kinds === undefined ? {} : { kinds }), ...select });
  if (promise !== undefined) promises.set(name, promise);
  if (covered !== undefined) covers.push(covered);
  return { ...judging, message: (facts) => `${judging.message(facts)}${handedOn(facts)}`, name, group: "rules", title: `${form.title}: ${name}`, summary: why, severity, expected: () => true, ...(fix === undefined ? {} : { fix }) };
}

/** Where an import names a file that only hands on what is meant. */
function handedOn({ via }: Facts): string {
  return via === undefined ? "" : ` It is handed on by ${via}.`;
}

function unknownForm(book: RuleBook, { name, written, known }: { readonly name: string; readonly written: string; readonly known: readonly string[] }): UserError {
  const place = book.yaml.placeOf(["rules", name, "form"]);
  const guess = nearest(written, known);
  return new UserError("CB-062", {
    what: `${book.path}:${place.line ?? 1} rules.${name}: there is no form of rule "${written}".`,
    why: "The rule would judge nothing.",
    todo: guess === undefined ? `Known: ${known.join(", ")}.` : `Did you mean "${guess}"?`,
    place,
  });
}
