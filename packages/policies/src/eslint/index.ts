import { judgeText, newIn } from "../check/judge-text.ts";
import type { NamedPolicy } from "../define-policy.ts";
import { policies } from "../policies.generated.ts";
import { pathIn, workspaceAround } from "./workspace.ts";

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

type EdgePolicy = NamedPolicy & { readonly kind: "edge" };

const edgePolicies = policies.filter((policy): policy is EdgePolicy => policy.kind === "edge");
const prefix = "@create-backend";

/** The files are listed again when an import leads nowhere, but not more often than this, in milliseconds. */
const patience = 1000;

function ruleOf(policy: EdgePolicy): Rule {
  return {
    meta: { type: "problem", docs: { description: policy.summary }, schema: [] },
    create: (context) => ({ Program: () => judge(policy, context) }),
  };
}

function judge(policy: EdgePolicy, context: RuleContext): void {
  let workspace = workspaceAround(context.filename);
  if (workspace === undefined) return;
  const path = pathIn(workspace, context.filename);
  let { findings, unresolved } = judgeText(workspace.bench, policy, { path, text: context.sourceCode.text });
  if (unresolved && Date.now() - workspace.listedAt > patience) {
    workspace = workspaceAround(context.filename, Date.now()) ?? workspace;
    ({ findings, unresolved } = judgeText(workspace.bench, policy, { path, text: context.sourceCode.text }));
  }
  for (const { location, message, fix } of newIn(findings, workspace.bench, new Date())) {
    const start = { line: location.line, column: location.column - 1 };
    const end = { line: location.endLine ?? location.line, column: (location.endColumn ?? location.column) - 1 };
    context.report({ loc: { start, end }, message: `${message} ${fix}` });
  }
}

const plugin = {
  meta: { name: "@create-backend/policies", version: "0.1.0" },
  rules: Object.fromEntries(edgePolicies.map((policy) => [policy.name, ruleOf(policy)])),
};

/** ESLint plugin (flat config): the policies that judge one import, with the same sentences as `create-backend check`. */
export const eslintPlugin = {
  ...plugin,
  configs: {
    recommended: [{ name: `${prefix}/recommended`, plugins: { [prefix]: plugin }, rules: Object.fromEntries(edgePolicies.map(({ name }) => [`${prefix}/${name}`, "error"])) }],
  },
};

export default eslintPlugin;
