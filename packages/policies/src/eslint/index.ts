import { isLive, judgeText, type Bench, type Judged, type LivePolicy } from "../check/judge-text.ts";
import { policies } from "../policies.generated.ts";
import { pathIn, workspaceAround, type Workspace } from "./workspace.ts";

/** The part of ESLint's rule interface that is used here. */
interface RuleContext {
  readonly filename: string;
  readonly sourceCode: { readonly text: string };
  report(problem: { readonly loc: Range; readonly message: string }): void;
}

interface Range {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

interface Rule {
  readonly meta: { readonly type: "problem"; readonly docs: { readonly description: string }; readonly schema: readonly [] };
  create(context: RuleContext): { Program?(): void };
}

const prefix = "@create-backend";
const live = policies.filter(isLive);

/** The files are listed again when an import leads nowhere, but not more often than this, in milliseconds. */
const patience = 1000;

/** Which of the policies of a repository one ESLint rule asks. */
type Choice = (bench: Bench) => readonly LivePolicy[];

function ruleOf(description: string, choice: Choice): Rule {
  return {
    meta: { type: "problem", docs: { description }, schema: [] },
    create: (context) => ({ Program: () => judge(choice, context) }),
  };
}

function judge(choice: Choice, context: RuleContext): void {
  const first = workspaceAround(context.filename);
  if (first === undefined) return;
  const judged = judgeIn(first, choice, context);
  const late = judged.unresolved && Date.now() - first.listedAt > patience ? workspaceAround(context.filename, Date.now()) : undefined;
  const { findings } = late === undefined ? judged : judgeIn(late, choice, context);
  for (const { location, message, fix } of findings) {
    const start = { line: location.line, column: location.column - 1 };
    const end = { line: location.endLine ?? location.line, column: (location.endColumn ?? location.column) - 1 };
    context.report({ loc: { start, end }, message: `${message} ${fix}` });
  }
}

function judgeIn(workspace: Workspace, choice: Choice, { filename, sourceCode }: RuleContext): Judged {
  const buffer = { path: pathIn(workspace, filename), text: sourceCode.text };
  return judgeText(workspace.bench, choice(workspace.bench), { buffer, now: new Date() });
}

const rules = {
  ...Object.fromEntries(live.map((policy) => [policy.name, ruleOf(policy.summary, () => [policy])])),
  architecture: ruleOf("Rules of packs and of architecture.yaml that judge one import.", ({ policies: all }) => all.filter(({ group }) => group === "rules" || group === "packs")),
};

const plugin = {
  meta: { name: "@create-backend/policies", version: "0.1.0" },
  rules,
};

/** ESLint plugin (flat config): the policies and the rules of `architecture.yaml` that judge one import, with the same sentences as `create-backend check`. */
export const eslintPlugin = {
  ...plugin,
  configs: {
    recommended: [{ name: `${prefix}/recommended`, plugins: { [prefix]: plugin }, rules: Object.fromEntries(Object.keys(rules).map((name) => [`${prefix}/${name}`, "error"])) }],
  },
};

export default eslintPlugin;
