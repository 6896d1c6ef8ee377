import { z } from "zod";
import { forms } from "./forms.generated.ts";
import { formPages, selectorsPage } from "./pages.generated.ts";
import { ruleBookSchema } from "./rules/book.ts";
import type { NamedForm } from "./rules/define-form.ts";
import { ruleSchema } from "./rules/rule-text.ts";

/** A key of `architecture.yaml` or of a rule in it. */
export interface Key {
  readonly name: string;
  readonly says: string;
  readonly required: boolean;
}

interface FormHead {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
}

/** A form of rule as a reader wants it. */
export interface FormExplanation extends FormHead {
  /** What a rule of this form says beside what every rule does. */
  readonly takes: readonly Key[];
  /** The whole page, Markdown: why, and examples of right and wrong. */
  readonly page: string;
}

/** How rules are written, for whoever writes some. */
export interface RulesExplanation {
  readonly keys: readonly Key[];
  readonly everyRule: readonly Key[];
  readonly forms: readonly FormHead[];
  /** The page of what a rule may select, Markdown. */
  readonly selectors: string;
  /** JSON Schema of `architecture.yaml`, for editors. */
  readonly schema: object;
}

/** Explains a form of rule by its name; undefined where there is none. */
export function explainForm(name: string): FormExplanation | undefined {
  const form = forms.find((known) => known.name === name);
  return form === undefined ? undefined : { ...headOf(form), takes: keysOf(jsonOf(form.parameters())), page: formPages[name] ?? "" };
}

/** Explains `architecture.yaml`. */
export function explainRules(): RulesExplanation {
  const book = jsonOf(ruleBookSchema());
  const rules = { ...book.properties["rules"], additionalProperties: { oneOf: forms.map(ruleOf) } };
  return {
    keys: keysOf(book),
    everyRule: keysOf(jsonOf(ruleSchema())),
    forms: forms.map(headOf),
    selectors: selectorsPage,
    schema: { title: "Rules of a repository", ...book, properties: { ...book.properties, rules } },
  };
}

function headOf({ name, title, summary }: NamedForm): FormHead {
  return { name, title, summary };
}

/** JSON Schema of an object, as far as it is read here. */
interface ObjectSchema {
  readonly properties: Readonly<Record<string, { readonly description?: string }>>;
  readonly required?: readonly string[];
}

function jsonOf(schema: z.ZodType): ObjectSchema {
  return z.toJSONSchema(schema, { io: "input" }) as unknown as ObjectSchema;
}

function keysOf({ properties, required = [] }: ObjectSchema): readonly Key[] {
  return Object.entries(properties).map(([name, { description = "" }]) => ({ name, says: description, required: required.includes(name) }));
}

/** What all rules say, and what those of one form do. */
function ruleOf(form: NamedForm): object {
  const [common, own] = [jsonOf(ruleSchema()), jsonOf(form.parameters())];
  return {
    title: form.title,
    description: form.summary,
    type: "object",
    properties: { ...common.properties, form: { ...common.properties["form"], const: form.name }, ...own.properties },
    required: [...(common.required ?? []), ...(own.required ?? [])],
    additionalProperties: false,
  };
}
