import { UserError, type FileTree } from "@create-backend/core";
import { z } from "zod";
import { forms } from "./forms.generated.ts";
import { packs } from "./packs.generated.ts";
import { packPages, pages } from "./pages.generated.ts";
import { policies } from "./policies.generated.ts";
import { readRuleBook, type RuleText } from "./rules/book.ts";
import { standardsBooks } from "./standards/standards-rules.ts";

/** A policy as a reader wants it. */
export interface PolicyExplanation {
  readonly name: string;
  readonly group: string;
  readonly kind: "edge" | "graph" | "file" | "rule";
  readonly title: string;
  readonly summary: string;
  readonly why: string;
  /** JSON Schema of its parameters, when it has any. */
  readonly parameters?: object;
  /** The whole page, Markdown: why, and examples of right and wrong. */
  readonly page: string;
}

/** Everything that can be explained: policies, and the rules of packs. */
export function explainable(): readonly string[] {
  return [...policies.map(({ name }) => name), ...packs.flatMap(({ rules }) => Object.keys(rules))];
}

/** Explains a policy, or a rule of a pack, by its name. Throws `CB-060` when there is none, with all names. */
export function explainPolicy(name: string): PolicyExplanation {
  const policy = policies.find((candidate) => candidate.name === name);
  if (policy === undefined) return explainRule(name);
  const page = pages[name] ?? "";
  return {
    name, group: policy.group, kind: policy.kind, title: policy.title, summary: policy.summary, page,
    why: /^## Why\n+([\s\S]*?)(?=\n## |$(?![\s\S]))/m.exec(page)?.[1]?.trim() ?? "",
    ...(policy.parameters === undefined ? {} : { parameters: z.toJSONSchema(policy.parameters, { io: "input" }) }),
  };
}

/** Explains a rule that a repository sets itself, or that its standards do; undefined where none has that name. Throws a UserError for rules that are not as agreed. */
export function explainWrittenRule(name: string, tree: FileTree): PolicyExplanation | undefined {
  const own = readRuleBook(tree);
  const book = [...(own === undefined ? [] : [own]), ...standardsBooks(tree)].find(({ rules }) => Object.hasOwn(rules, name));
  const rule = book?.rules[name];
  return book === undefined || rule === undefined ? undefined : explanationOf(name, rule, { group: book.path, applies: `It stands in ${book.path}.` });
}

function explainRule(name: string): PolicyExplanation {
  const pack = packs.find(({ rules }) => Object.hasOwn(rules, name));
  const rule = pack?.rules[name];
  if (pack === undefined || rule === undefined) throw new UserError("CB-060", { what: `There is no policy "${name}".`, todo: `Known: ${explainable().join(", ")}.` });
  const applies = pack.when === undefined ? "It applies to every agreement with modules." : `It applies where what was chosen is \`${pack.when}\`.`;
  const { page, ...rest } = explanationOf(name, rule, { group: `pack ${pack.name}`, applies: `${applies} A rule of this name in architecture.yaml stands in its place; a waiver lets one place pass.` });
  return { ...rest, title: pack.title, page: `${page}${(packPages[pack.name] ?? "").replace(/^# /, "## ").replace(/\n## Why[\s\S]*?(?=\n## )/, "")}` };
}

function explanationOf(name: string, rule: RuleText, { group, applies }: { readonly group: string; readonly applies: string }): PolicyExplanation {
  const form = forms.find((known) => known.name === rule.form);
  const summary = form?.summary ?? "";
  const page = `# ${name}\n\n${summary} ${applies}\n\n## Why\n\n${rule.why}\n\n## The rule\n\n\`\`\`json\n${JSON.stringify(rule, null, 2)}\n\`\`\`\n\n`;
  return { name, group, kind: "rule", title: form?.title ?? rule.form, summary, why: rule.why, page };
}
