import { lockPath, offRadarPath, stillCounts, type OffRadar } from "@create-backend/core";
import { z } from "zod";
import { definePolicy, type Ground, type Verdict } from "../../define-policy.ts";
import { textOf } from "../../graph/text.ts";
import { readYamlDocuments } from "../../graph/yaml-value.ts";

const agreement = "backend.yaml";

const listed = z.array(z.object({ question: z.string(), option: z.string(), because: z.enum(["forbidden", "not approved"]), reason: z.string().optional(), until: z.string().optional() }));
const locked = z.object({ options: z.array(z.string()) });

export default definePolicy<never>({
  kind: "graph",
  needs: [],
  title: "Forbidden answer",
  summary: "No answer of backend.yaml is one that the standards forbid or have not approved.",
  fix: ({ question, kind }) =>
    kind === "unreadable"
      ? "Restore it from version control, or let create-backend update write it anew."
      : `Choose another ${question} (create-backend add ${question} NAME), or agree on an exception with a last day in .backend/waivers.yaml.`,
  message: ({ question, option, kind, reason = "" }) =>
    kind === "unreadable" ? "What the standards forbid cannot be read, so nobody can tell whether the answers may stand." : `${question}: ${option} is ${kind} by the standards${reason === "" ? "" : ` (${reason})`}.`,
  judge(ground) {
    const text = textOf(ground.tree, offRadarPath);
    if (text === undefined) return { judged: 0, verdicts: [] };
    const off = parsed(listed, text);
    if (off === undefined) return { judged: 1, verdicts: [{ at: { path: offRadarPath, start: 0, end: 0 }, facts: { kind: "unreadable" } }] };
    const answers = answersOf(ground);
    const live = off.filter(({ until }) => until === undefined || ground.today === undefined || stillCounts(until, ground.today));
    return { judged: answers.size, verdicts: live.filter(({ question, option }) => answers.get(question) === option).map((entry) => verdictOn(entry as OffRadar, ground)) };
  },
});

/** What backend.yaml says, and where it says nothing what was chosen for it when its files were written. */
function answersOf({ tree, blueprint }: Ground<unknown>): ReadonlyMap<string, string> {
  const { options } = parsed(locked, textOf(tree, lockPath) ?? "") ?? { options: [] };
  const implied = options.map((option) => option.split("/", 2) as [string, string]);
  return new Map([...implied, ...Object.entries(blueprint.answers)]);
}

function verdictOn({ question, option, because, reason }: OffRadar, { tree }: Ground<unknown>): Verdict {
  const file = readYamlDocuments(agreement, textOf(tree, agreement) ?? "");
  const entry = "roots" in file ? file.roots[0]?.entries().find(({ key }) => key === question) : undefined;
  const at = entry === undefined ? { path: agreement, start: 0, end: 0 } : { ...entry.at, end: entry.value.at.end };
  return { at, facts: { question, option, kind: because, ...(reason === undefined ? {} : { reason }) } };
}

function parsed<T>(shape: z.ZodType<T>, text: string): T | undefined {
  try {
    return shape.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
