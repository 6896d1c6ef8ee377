import { parseBlueprint, type FileTree } from "@create-backend/core";
import { ailments, check, explainPolicy, policies, withoutAgreement, type CheckResult } from "@create-backend/policies";
import type { Arguments } from "../../command-line/command.ts";
import { agreement, findRuled } from "../../disk/find-repository.ts";
import { readTree } from "../../disk/read-tree.ts";
import { writeFile } from "../../disk/write-file.ts";
import { allFindings, countOf, type Judged, type Rule } from "../../report/judged.ts";
import { reportText, wantedReports } from "../../report/report.ts";
import type { Session } from "../../terminal/session.ts";
import { version } from "../../version.ts";

/** Judges and reports. Gives 1 when there are errors, 0 otherwise. */
export function checkCommand(args: Arguments, session: Session): Promise<number> {
  const reports = args.has("json") ? [{ format: "json" }, ...wantedReports(args.values("format")).filter(({ file }) => file !== undefined)] : wantedReports(args.values("format"));
  const repository = findRuled(session.folder, args.positionals[0] ?? ".");
  const tree = readTree(repository.root, session.environment);
  const blueprint = repository.agreement === undefined ? withoutAgreement(tree) : parseBlueprint(repository.agreement, agreement);
  const judged = judgedOf(check({ tree, blueprint, now: new Date() }), tree, blueprint.name);
  for (const report of reports) {
    const text = reportText(report, judged, session.out);
    if (report.file === undefined) session.out.write(text);
    else writeFile(session.folder, report.file, text);
  }
  return Promise.resolve(countOf(allFindings(judged)).error > 0 ? 1 : 0);
}

function judgedOf(result: CheckResult, tree: FileTree, project: string): Judged {
  const own = result.rules.map(({ name, title, summary }) => ({ name, title, summary: "", why: summary, page: "" }));
  const rules = [...policies.map(({ name }) => ruleNamed(name)), ...own];
  const known = new Map(rules.map((rule) => [rule.name, rule]));
  return { project, tool: version, result, rules, ruleOf: (policy) => known.get(policy) ?? ailmentNamed(policy), lineOf: linesOf(tree) };
}

function ruleNamed(policy: string): Rule {
  const { name, title, summary, why, page } = explainPolicy(policy);
  return { name, title, summary, why, page };
}

/** What is wrong with the judging itself: `health/unresolved-import`. */
function ailmentNamed(policy: string): Rule {
  const title = Object.entries(ailments).find(([name]) => policy === `health/${name}`)?.[1] ?? policy;
  return { name: policy, title, summary: "", why: "", page: "" };
}

function linesOf(tree: FileTree): Judged["lineOf"] {
  const split = new Map<string, readonly string[]>();
  return (path, line) => {
    const content = tree.get(path)?.content;
    if (typeof content !== "string") return undefined;
    const lines = split.get(path) ?? content.replace(/^\ufeff/, "").split(/\r\n|\n|\r/);
    split.set(path, lines);
    return lines[line - 1];
  };
}
