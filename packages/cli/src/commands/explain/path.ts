import type { Finding } from "@create-backend/core";
import { explainPath, type PathExplanation, type Reach } from "@create-backend/policies";
import type { Ownership } from "../../disk/ownership.ts";
import { idOf } from "../../report/finding-id.ts";
import { allFindings } from "../../report/judged.ts";
import type { Screen } from "../../terminal/session.ts";
import { columns, wrap } from "../../terminal/text.ts";
import { judge, judgedOf, type Repository } from "../judge-repository.ts";
import { fileText } from "./screen.ts";

/** A path with the rules that hold there and what is found there today. */
export interface PathAnswer extends PathExplanation {
  readonly findings: readonly Finding[];
}

/** Answers which rules hold at a path, what it may import, and what is found there. */
export function answerPath(repository: Repository, path: string): PathAnswer {
  const judged = judgedOf(judge(repository), repository);
  return { ...explainPath(repository.tree, repository.blueprint, path), findings: allFindings(judged).filter(({ location }) => location.path === path) };
}

/** The same as a person reads it. */
export function pathText(answer: PathAnswer, ownership: Ownership, screen: Screen): string {
  const { style, width } = screen;
  const { path, rules, parts, packages, findings, ignored } = answer;
  if (ignored) return `${fileText(path, ownership, screen)}${wrap("architecture.yaml leaves it out: no rule judges it.", width).join("\n")}\n`;
  const section = (title: string, rows: readonly (readonly [string, string])[]): string[] => (rows.length === 0 ? [] : ["", style.bold(title), columns(rows, { width, left: 30 })]);
  const forbidden = parts.filter(({ allowed }) => !allowed);
  const welcome = packages.filter(({ allowed }) => allowed).map(({ what }) => what);
  return [
    fileText(path, ownership, screen).trimEnd(),
    ...wrap(placeText(answer), width),
    ...section("Rules that hold here", rules.map(({ name, summary }) => [style.cyan(name), summary])),
    ...section("It may import", [...parts.filter(({ allowed }) => allowed).map(({ what, files = [] }) => [style.green(what), examples(files)] as const), ...(welcome.length === 0 ? [] : [[style.green("packages"), welcome.join(", ")] as const])]),
    ...section("It may not import", [...forbidden.map((reach) => [style.red(reach.what), reasonOf(reach)] as const), ...byReason(packages).map(([reason, names]) => [style.red("packages"), `${names.join(", ")}: ${reason}`] as const)]),
    ...section("Found here today", findings.map((finding) => [`${finding.location.line}:${finding.location.column}  ${style.dim(idOf(finding))}`, finding.message])),
    "",
  ].join("\n");
}

function placeText({ place, owner, language }: PathExplanation): string {
  const { room, name = "", layer, open, test } = place;
  const where = {
    module: `It is part of the module ${name}${owner === undefined ? "" : ` of ${owner}`}${layer === undefined ? "" : `, layer ${layer}`}${open ? "; others may import it" : "; it is inside, not for others"}.`,
    app: `It is part of the app ${name}, which puts modules together.`,
    platform: "It is part of the platform, which serves every module and knows none.",
    frontend: `It is part of the frontend ${name}, which people look at: it calls the backend and is no part of it.`,
    tooling: "It is tooling: no part of what runs.",
    outside: "It belongs to no module, app or platform.",
  }[room];
  return `${where}${test ? " It is a test." : ""}${language === undefined ? " It is no source file." : ""}`;
}

function reasonOf({ by = "", fix = "" }: Reach): string {
  return `${by}. ${fix}`;
}

/** Packages that are forbidden for the same reason. */
function byReason(packages: readonly Reach[]): readonly (readonly [string, readonly string[]])[] {
  const groups = new Map<string, string[]>();
  for (const reach of packages) if (!reach.allowed) groups.set(reasonOf(reach), [...(groups.get(reasonOf(reach)) ?? []), reach.what]);
  return [...groups];
}

function examples(files: readonly string[]): string {
  return files.length < 4 ? files.join(", ") : `${files.slice(0, 3).join(", ")} …`;
}
