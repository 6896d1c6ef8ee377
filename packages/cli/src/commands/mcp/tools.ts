import { relative, resolve, sep } from "node:path";
import { UserError } from "@create-backend/core";
import { surveyOf } from "@create-backend/policies";
import type { Arguments } from "../../command-line/command.ts";
import { jsonReport } from "../../report/formats/json.ts";
import type { Session } from "../../terminal/session.ts";
import { narrow, narrowingIn } from "../check/narrow.ts";
import { findingsNamed } from "../explain/finding.ts";
import { answerPath } from "../explain/path.ts";
import { jsonText, mermaidText } from "../graph/formats/text.ts";
import { judge, judgedOf, readRepository } from "../judge-repository.ts";

type Given = Readonly<Record<string, unknown>>;

interface Property {
  readonly type: "string" | "boolean";
  readonly description?: string;
  readonly enum?: readonly string[];
}

/** Something that an agent can ask. */
export interface Tool {
  readonly name: string;
  readonly description: string;
  readonly inputSchema: { readonly type: "object"; readonly properties: Readonly<Record<string, Property>>; readonly required: readonly string[]; readonly additionalProperties: false };
  readonly call: (given: Given, session: Session) => string;
}

const shape = (properties: Readonly<Record<string, Property>>, required: readonly string[] = []): Tool["inputSchema"] => ({ type: "object", properties, required, additionalProperties: false });

/** All of them only read. */
export const tools: readonly Tool[] = [
  {
    name: "check",
    description: "Judges the repository by its architecture rules. Gives every finding with its place, what is wrong, what to do, and a name (f-…) for explain_finding.",
    inputSchema: shape({ new: { type: "boolean", description: "Only what is new on this branch" }, since: { type: "string", description: "Only what was not found at this commit, tag or branch" }, changed: { type: "boolean", description: "Only what touches files that differ from the last commit" } }),
    call: checked,
  },
  {
    name: "explain_path",
    description: "Says of a path, whether the file exists yet or not: which module and layer it belongs to, which rules hold there, what it may and may not import and why, and what is found there today.",
    inputSchema: shape({ path: { type: "string", description: "Relative to the root of the repository" } }, ["path"]),
    call: ({ path }, session) => {
      const repository = readRepository(".", session);
      return JSON.stringify(answerPath(repository, insideOf(repository.root, String(path))), null, 1);
    },
  },
  {
    name: "explain_finding",
    description: "Says of a finding why it matters, what was found, and what to do. Takes the name that check gives (f-…), a fingerprint, or path:line.",
    inputSchema: shape({ finding: { type: "string" } }, ["finding"]),
    call: ({ finding }, session) => {
      const repository = readRepository(".", session);
      const found = findingsNamed(String(finding), judgedOf(judge(repository), repository));
      if (found.length === 0) throw new UserError("CB-123", { what: `Nothing is found today that is called "${String(finding)}".`, why: "It may be mended already.", todo: "Ask check for the names of all findings." });
      return JSON.stringify(found, null, 1);
    },
  },
  {
    name: "graph",
    description: "The architecture as it is, against what is intended: modules, apps, and the imports between them, with violations and circles.",
    inputSchema: shape({ format: { type: "string", enum: ["mermaid", "json"], description: "mermaid (the default): modules only; json: every file and import" } }),
    call: ({ format }, session) => {
      const repository = readRepository(".", session);
      const survey = surveyOf(repository.tree, repository.blueprint, judge(repository));
      return format === "json" ? jsonText(survey) : mermaidText(survey);
    },
  },
];

function checked(given: Given, session: Session): string {
  const since = typeof given["since"] === "string" ? [given["since"]] : [];
  const flags: Arguments = { positionals: [], has: (flag) => given[flag] === true, value: (flag) => (flag === "since" ? since[0] : undefined), values: (flag) => (flag === "since" ? since : []) };
  const wanted = narrowingIn(flags);
  const repository = readRepository(".", session);
  const whole = judgedOf(judge(repository), repository);
  return jsonReport(wanted === undefined ? whole : narrow(whole, { repository, wanted, environment: session.environment }));
}

/** A path of the repository. Throws `CB-122` for one that leads out of it. */
function insideOf(root: string, written: string): string {
  const path = relative(root, resolve(root, written)).split(sep).join("/");
  if (path === "" || path.startsWith("../")) throw new UserError("CB-122", { what: `${written} is no file of this repository.`, todo: "Give a path relative to its root." });
  return path;
}
