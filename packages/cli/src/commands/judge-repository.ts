import { basename } from "node:path";
import { parseBlueprint, type Blueprint, type FileTree } from "@create-backend/core";
import { ailments, check, followFrom, explainPolicy, policies, withoutAgreement, type CheckOptions, type CheckResult } from "@create-backend/policies";
import { agreement, belowTop, findRuled } from "../disk/find-repository.ts";
import { Memory, memoryFileIn } from "../disk/memory/memory.ts";
import { readTree } from "../disk/read-tree.ts";
import type { Judged, Rule } from "../report/judged.ts";
import { compileLate } from "../terminal/compile-late.ts";
import type { Session } from "../terminal/session.ts";
import { version } from "../version.ts";

/** A repository as it was read, under its agreement. */
export interface Repository {
  readonly root: string;
  readonly tree: FileTree;
  readonly blueprint: Blueprint;
  readonly memory?: Memory;
}

/** How a repository is read: `remember` lets facts be taken from and kept for other runs, `ahead` lets other threads work out what every check asks for. */
export interface ReadingMode {
  readonly remember?: boolean;
  readonly ahead?: boolean;
}

/** Reads the repository that a folder lies in. */
export function readRepository(shown: string, session: Pick<Session, "folder" | "environment">, { remember = false, ahead = false }: ReadingMode = {}): Repository {
  compileLate();
  const { root, agreement: text } = findRuled(session.folder, shown);
  const memory = remember ? memoryOf(root) : undefined;
  const tree = readTree(root, session.environment, { memory, links: true, workers: ahead && memory?.knowsSomething !== true ? workers() : undefined });
  const blueprint = text === undefined ? withoutAgreement(tree) : parseBlueprint(text, agreement);
  return { root, tree, blueprint, ...(memory === undefined || tree.size < worthRemembering ? {} : { memory }) };
}

/** Smaller repositories are read as fast as a memory. */
const worthRemembering = 500;

/** The name of the built file that this is in changes with all that it uses; sources that are run as they are have no such name. */
function memoryOf(root: string): Memory | undefined {
  const file = memoryFileIn(root);
  const build = basename(import.meta.url);
  return file === undefined || build.endsWith(".ts") ? undefined : new Memory(file, `${version} ${build}`);
}

/** The program of threads that read ahead lies beside the built file that this is in. */
function workers(): URL | undefined {
  return import.meta.url.endsWith(".ts") ? undefined : new URL("./read-ahead.js", import.meta.url);
}

/** Judges it as it is today; `owed` is debt of an earlier state. */
export function judge({ tree, blueprint }: Pick<Repository, "tree" | "blueprint">, owed: NonNullable<CheckOptions["owed"]> = new Map()): CheckResult {
  return check({ tree, blueprint, owed, now: new Date() });
}

/** The same, from memory where nothing has changed that it depends on; `today` is part of that. */
export function judgeAsBefore({ tree, blueprint, memory }: Repository): CheckResult {
  if (memory === undefined) return judge({ tree, blueprint });
  const now = new Date();
  const conditions = conditionsOf({ tree, blueprint }, now);
  const said = memory.recallSaid(conditions, followFrom) as CheckResult | undefined;
  const result = said ?? check({ tree, blueprint, now });
  if (said === undefined) memory.keepSaid(conditions, result);
  memory.save();
  return result;
}

/** What the files of a repository do not tell: the day, the agreement, and where links lead. */
export function conditionsOf({ tree, blueprint }: Pick<Repository, "tree" | "blueprint">, now: Date): string {
  const links = [...tree].flatMap(([path, { unfollowed, leads }]) => (unfollowed === undefined ? [] : [[path, unfollowed, leads]]));
  return `${now.toISOString().slice(0, 10)} ${JSON.stringify([blueprint, links])}`;
}

/** What reports are made of. */
export function judgedOf(result: CheckResult, { root, tree, blueprint }: Pick<Repository, "root" | "tree" | "blueprint">): Judged {
  const own = new Map(result.rules.map(({ name, title, summary }) => [name, { name, title, summary: "", why: summary, page: "" }]));
  const names = policies.map(({ name }) => name);
  const ruleOf = (policy: string): Rule => own.get(policy) ?? (names.includes(policy) ? ruleNamed(policy) : ailmentNamed(policy));
  return { project: blueprint.name, below: belowTop(root), tool: version, result, policies: [...names, ...own.keys()], ruleOf, lineOf: linesOf(tree) };
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
