import { UserError } from "@create-backend/core";
import { z } from "zod";
import { pages } from "./pages.generated.ts";
import { policies } from "./policies.generated.ts";

/** A policy as a reader wants it. */
export interface PolicyExplanation {
  readonly name: string;
  readonly group: string;
  readonly kind: "edge" | "graph" | "file";
  readonly title: string;
  readonly summary: string;
  readonly why: string;
  /** JSON Schema of its parameters, when it has any. */
  readonly parameters?: object;
  /** The whole page, Markdown: why, and examples of right and wrong. */
  readonly page: string;
}

/** Explains a policy by its name. Throws `CB-060` when there is none, with all names. */
export function explainPolicy(name: string): PolicyExplanation {
  const policy = policies.find((candidate) => candidate.name === name);
  if (policy === undefined)
    throw new UserError("CB-060", { what: `There is no policy "${name}".`, todo: `Known: ${policies.map((known) => known.name).join(", ")}.` });
  const page = pages[name] ?? "";
  return {
    name, group: policy.group, kind: policy.kind, title: policy.title, summary: policy.summary, page,
    why: /^## Why\n+([\s\S]*?)(?=\n## |$(?![\s\S]))/m.exec(page)?.[1]?.trim() ?? "",
    ...(policy.parameters === undefined ? {} : { parameters: z.toJSONSchema(policy.parameters, { io: "input" }) }),
  };
}
