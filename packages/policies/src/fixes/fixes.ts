import { dependencyAddition, editAgreement, parseBlueprint, UserError, type Blueprint, type FileTree, type Finding } from "@create-backend/core";
import type { CheckResult } from "../check/check.ts";
import { ceilingText } from "../check/baseline-lines.ts";
import { textOf } from "../graph/text.ts";
import { deepImportFixes } from "./deep-imports.ts";
import type { Fix } from "./fix.ts";

const agreement = "backend.yaml";

/** What can be mended without a person's judgement. */
export function fixesFor(tree: FileTree, blueprint: Blueprint, { findings, health }: CheckResult): readonly Fix[] {
  return [...deepImportFixes(tree, blueprint, findings), ...declarations(tree, blueprint, findings), ...staleLines(tree, health)];
}

/** Uses that the code has and the agreement lacks; none that would close a circle. */
function declarations(tree: FileTree, blueprint: Blueprint, findings: readonly Finding[]): readonly Fix[] {
  const missing = new Map(findings.filter(({ policy, facts }) => policy === "no-cross-module-import" && facts["kind"] === "undeclared").map(({ facts }) => [`${facts["from"]} uses ${facts["to"]}`, facts]));
  const before = textOf(tree, agreement);
  if (before === undefined) return [];
  const isModule = (name: string | undefined): name is string => blueprint.modules.some((module) => module.name === name);
  const fixes: Fix[] = [];
  let text = before;
  for (const [what, { from, to }] of missing) {
    if (!isModule(from) || !isModule(to)) continue;
    const next = editAgreement(text, dependencyAddition(from, to, blueprint));
    if (!isAgreed(next)) continue;
    fixes.push({ path: agreement, what: `says that ${what}`, text: next });
    text = next;
  }
  return fixes;
}

function isAgreed(text: string): boolean {
  try {
    parseBlueprint(text);
    return true;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

/** Waivers that cover nothing, and lines of the baseline that are paid. */
function staleLines(tree: FileTree, health: readonly Finding[]): readonly Fix[] {
  const stale = health.filter(({ policy }) => policy === "health/unused-waiver" || policy === "health/stale-baseline");
  const paths = [...new Set(stale.map(({ location }) => location.path))];
  return paths.flatMap((path) => {
    const lines = (textOf(tree, path) ?? "").split("\n");
    const gone = new Set(stale.filter(({ location }) => location.path === path).flatMap((finding) => linesOf(finding, lines)));
    if (gone.size === 0) return [];
    const lowered = new Map(stale.flatMap(({ location, facts: { ceiling, owed } }) => (location.path === path && ceiling !== undefined && owed !== "0" ? [[location.line - 1, ceilingText(ceiling, Number(owed))] as const] : [])));
    const text = lines.flatMap((line, index) => lowered.get(index) ?? (gone.has(index) ? [] : [line])).join("\n");
    return [{ path, what: `allows no more than is left: ${gone.size} ${gone.size === 1 ? "line" : "lines"} gone or lowered`, text: text.trim() === "" ? "" : text }];
  });
}

/** Indices of the lines that a finding is about; none where a waiver shares its lines with others, or with code. */
function linesOf({ policy, location: { line, endLine = line, endColumn } }: Finding, lines: readonly string[]): readonly number[] {
  const last = endColumn === 1 && endLine > line ? endLine - 1 : endLine;
  if (policy === "health/unused-waiver" && !/^\s*(?:-\s|(?:\/\/|#)\s*create-backend-waive\b)/.test(lines[line - 1] ?? "")) return [];
  return Array.from({ length: last - line + 1 }, (_, index) => line - 1 + index);
}
