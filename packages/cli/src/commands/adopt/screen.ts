import { counted, type FileTree } from "@create-backend/core";
import { baselineFolder, type Debt, type Proposal } from "@create-backend/policies";
import type { Screen } from "../../terminal/session.ts";
import { columns, wrap } from "../../terminal/text.ts";

/** A repository, what is proposed for it, and what it owes. */
export interface Adoption {
  /** The folder as the user wrote it. */
  readonly shown: string;
  readonly proposal: Proposal;
  /** Text of the proposed `backend.yaml`. */
  readonly text: string;
  readonly debt: Debt;
  readonly files: FileTree;
}

/** What was found and what is proposed, as a person reads it. */
export function adoptionText({ proposal, text, debt }: Adoption, { style, width }: Screen): string {
  const { blueprint, languages, choices, services, tables, circular } = proposal;
  const rows: (readonly [string, string])[] = [
    ["languages", languages.map(([language, files]) => `${language} (${counted(files, "file")})`).join(", ")],
    ...choices.map(({ question, name, imports, beside }) => [question, `${name} (${imports === 0 ? "named by manifests" : counted(imports, "import")})${beside.length === 0 ? "" : `, beside it ${beside.map(([other, count]) => `${other} (${count})`).join(", ")}`}`] as const),
    ["services", services.length === 0 ? "none of their own: one deployable" : listed(services.map(({ path }) => path))],
    ["modules", `${blueprint.modules.length}: ${listed(blueprint.modules.map(({ name }) => name))}`],
    ...(tables.size === 0 ? [] : [["tables", [...tables].map(([module, owned]) => `${module}: ${listed(owned)}`).join("; ")] as const]),
    ...(circular.length === 0 ? [] : [["circles", `${listed(circular.map(([from, to]) => `${from} → ${to}`))} close a circle and are not agreed on; they are debt`] as const]),
    ["debt today", debtText(debt)],
  ];
  return [style.bold(`What ${blueprint.name} is`), columns(rows, { width, left: 16 }), "", style.bold("Proposed backend.yaml"), ...text.trimEnd().split("\n").map((line) => `  ${style.cyan(line)}`), "", ""].join("\n");
}

/** What was written, and what comes next. */
export function writtenText({ shown, files, debt }: Adoption, { style, width }: Screen): string {
  const lists = files.size - 1;
  const known = debt.findings.length === 0 ? "" : ` and ${lists} ${lists === 1 ? "list" : "lists"} of known debt in ${baselineFolder}`;
  const next = `${shown === "." ? "" : `cd ${shown} && `}create-backend check`;
  const hints = "Names and owners are guesses: correct them in backend.yaml. Renaming a module or giving it an index (or a contract folder) as its door makes rules sharper. Lines of the baseline go away as debt is paid.";
  return [`${style.green("✓")} Wrote backend.yaml${known}.`, "", `  ${style.cyan(next)}  ${style.dim("green from the first run; only new debt fails")}`, "", ...wrap(hints, width - 2).map((line) => `  ${style.dim(line)}`), ""].join("\n");
}

/** The same for a program. */
export function adoptionDocument({ proposal, text, debt, files }: Adoption, { written }: { readonly written: boolean }): object {
  const { blueprint, languages, choices, services, tables, circular } = proposal;
  return {
    schema: 1,
    ok: true,
    written,
    name: blueprint.name,
    languages: languages.map(([language, count]) => ({ language, files: count })),
    choices,
    services,
    modules: blueprint.modules.map(({ name, owner, uses, path }) => ({ name, owner, uses, path, tables: tables.get(name) ?? [] })),
    layout: blueprint.layout ?? { apps: [], platform: [], frontends: [] },
    circular: circular.map(([from, to, imports]) => ({ from, to, imports })),
    agreement: text,
    debt: { findings: debt.findings.length, byPolicy: byPolicy(debt) },
    files: [...files.keys()],
  };
}

function debtText(debt: Debt): string {
  if (debt.findings.length === 0) return "none";
  const counts = Object.entries(byPolicy(debt)).sort(([, some], [, others]) => others - some);
  return `${debt.findings.length} findings: ${listed(counts.map(([policy, count]) => `${policy} ${count}`))}`;
}

function byPolicy({ findings }: Debt): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { policy } of findings) counts[policy] = (counts[policy] ?? 0) + 1;
  return counts;
}

function listed(names: readonly string[]): string {
  return names.length <= 12 ? names.join(", ") : `${names.slice(0, 12).join(", ")} and ${names.length - 12} more`;
}
