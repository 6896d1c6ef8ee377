import { UserError } from "@create-backend/core";
import { z } from "zod";
import { forms } from "./forms.generated.ts";
import { packs } from "./packs.generated.ts";
import { packPages, pages } from "./pages.generated.ts";
import { policies } from "./policies.generated.ts";

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

function explainRule(name: string): PolicyExplanation {
  const pack = packs.find(({ rules }) => Object.hasOwn(rules, name));
  const rule = pack?.rules[name];
  if (pack === undefined || rule === undefined) throw new UserError("CB-060", { what: `There is no policy "${name}".`, todo: `Known: ${explainable().join(", ")}.` });
  const form = forms.find((known) => known.name === rule.form);
  const summary = form?.summary ?? "";
  const applies = pack.when === undefined ? "It applies to every agreement with modules." : `It applies where what was chosen is \`${pack.when}\`.`;
  const text = `# ${name}\n\n${summary} ${applies} A rule of this name in architecture.yaml stands in its place; a waiver lets one place pass.\n\n## Why\n\n${rule.why}\n\n## The rule\n\n\`\`\`json\n${JSON.stringify(rule, null, 2)}\n\`\`\`\n\n`;
  return { name, group: `pack ${pack.name}`, kind: "rule", title: pack.title, summary, why: rule.why, page: `${text}${(packPages[pack.name] ?? "").replace(/^# /, "## ").replace(/\n## Why[\s\S]*?(?=\n## )/, "")}` };
}
