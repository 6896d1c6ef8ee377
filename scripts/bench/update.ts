import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { follow, lockOf, mergeTrees, textFile, treeOf, type FileTree } from "../../packages/core/src/index.ts";
import { timed, type Figure } from "./measure.ts";

const copier = "copier==9.19.1";
const [files, userEdits, templateEdits] = [500, 60, 200];
const pathOf = (index: number): string => `src/part-${index % 25}/file-${index}.txt`;
const textOf = (index: number): string => Array.from({ length: 60 }, (_, line) => `file ${index}, line ${line}\n`).join("");
const edited = (text: string, line: number, by: string): string => text.replace(new RegExp(`line ${line}\\n`), `line ${line}, by ${by}\n`);

interface Trees {
  readonly base: FileTree;
  readonly mine: FileTree;
  readonly theirs: FileTree;
}

/** A repository of 500 files, 60 of them edited by the user, 200 by the templates, 24 by both in different places. */
function trees(): Trees {
  const tree = (text: (index: number) => string): FileTree => treeOf(Array.from({ length: files }, (_, index) => [pathOf(index), textFile(text(index))]));
  return {
    base: tree(textOf),
    mine: tree((index) => (index < userEdits ? edited(textOf(index), 3, "mine") : textOf(index))),
    theirs: tree((index) => (index >= userEdits - 24 && index < userEdits - 24 + templateEdits ? edited(textOf(index), 50, "theirs") : textOf(index))),
  };
}

/** Plan and merge of a large update, against `copier update` of the same repository. */
export function update(work: string): Figure[] {
  const all = trees();
  const facts = { tool: "1.0.0", options: [], agreement: {} };
  const lock = lockOf(all.base, facts);
  const merge = timed(() => mergeTrees(all), 7);
  const plan = timed(() => follow({ ...all, before: all.theirs, lock, facts }), 7);
  const theirs = copierUpdate(join(work, "copier"), all);
  const ms = (value: number): string => `${value.toFixed(0)} ms`;
  return [
    { what: `three-way merge of ${files} files, ${userEdits} edited by the user and ${templateEdits} by the templates`, figure: ms(merge), goal: "at most 200 ms", met: merge <= 200 },
    { what: "the plan of that update, lock and base included", figure: ms(plan), goal: "at most 500 ms", met: plan <= 500 },
    theirs === undefined
      ? { what: "the same update by copier", figure: "uv is not installed", goal: "slower than ours", met: true }
      : { what: `the same update by copier, rendering and disk included (${ms(theirs)})`, figure: `${(theirs / plan).toFixed(0)} times our time`, goal: "at least 5 times", met: theirs / plan >= 5 },
  ];
}

/** Milliseconds of `copier update`; undefined without uv, which fetches it. */
function copierUpdate(folder: string, { base, mine, theirs }: Trees): number | undefined {
  const uvx = ["tool", "run", "--quiet", "--from", copier, "copier"];
  if (spawnSync("uv", [...uvx, "--version"], { stdio: "ignore" }).status !== 0) return undefined;
  rmSync(folder, { recursive: true, force: true });
  const [template, project] = [join(folder, "template"), join(folder, "project")];
  const answers = new Map([["copier.yml", "_answers_file: .copier-answers.yml\n"], ["{{ _copier_conf.answers_file }}.jinja", "{{ _copier_answers|to_nice_yaml }}"]]);
  write(template, base, answers);
  committed(template, "1.0.0");
  run("uv", [...uvx, "copy", "--defaults", template, project], folder);
  write(project, mine);
  committed(project);
  write(template, theirs);
  committed(template, "2.0.0");
  const start = performance.now();
  run("uv", [...uvx, "update", "--defaults"], project);
  return performance.now() - start;
}

function write(folder: string, tree: FileTree, also: ReadonlyMap<string, string> = new Map()): void {
  for (const [path, text] of [...also, ...[...tree].map(([path, { content }]) => [path, String(content)] as const)]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function committed(folder: string, tag?: string): void {
  const identity = ["-c", "user.name=bench", "-c", "user.email=bench@example.com"];
  if (!existsSync(join(folder, ".git"))) run("git", ["init", "--quiet"], folder);
  run("git", ["add", "--all"], folder);
  run("git", [...identity, "commit", "--quiet", "-m", "x"], folder);
  if (tag !== undefined) run("git", ["tag", tag], folder);
}

function run(program: string, words: readonly string[], cwd: string): void {
  mkdirSync(cwd, { recursive: true });
  const { status, stderr } = spawnSync(program, words, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`${program} ${words.join(" ")}: ${stderr.slice(-400)}`);
}
