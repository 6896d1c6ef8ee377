import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { textFile, treeOf, type FileTree, type TreeFile } from "../tree.ts";
import { mergeText, type ThreeTexts } from "./merge-text.ts";
import { mergeTrees } from "./merge-trees.ts";

type Files = Readonly<Record<string, string | TreeFile>>;

interface Scene {
  readonly title: string;
  readonly base: Files;
  readonly mine: Files;
  readonly theirs: Files;
  readonly renames?: ReadonlyMap<string, string>;
  /** What must be in the result or in a conflict, and for whom git would have a conflict. */
  readonly outcome: "clean" | "conflict";
  /** A path that the result has, with the mode that it has on the side that wrote it. */
  readonly kept?: string;
}

const poem = `${Array.from({ length: 12 }, (_, index) => `line ${index}`).join("\n")}\n`;
const mine = poem.replace("line 1\n", "line 1 of mine\n");
const theirs = poem.replace("line 10\n", "line 10 of theirs\n");
const bytes = (...values: number[]): TreeFile => ({ content: new Uint8Array(values), executable: false, owner: "managed" });
const manifest = (dependencies: object): string => `${JSON.stringify({ name: "shop", dependencies }, null, 2)}\n`;

/** One more at the same place on both sides, in a file whose lines have names. */
function named(path: string, text: (...names: string[]) => string): readonly Scene[] {
  return [{ title: `neighbours are added to ${path}`, base: { [path]: text("a") }, mine: { [path]: text("a", "ofmine") }, theirs: { [path]: text("a", "oftheirs") }, outcome: "clean" }];
}

/** The scenes of the study: what copier, cruft and git were compared on. */
const scenes: readonly Scene[] = [
  { title: "both edit one file, apart", base: { a: poem }, mine: { a: mine }, theirs: { a: theirs }, outcome: "clean" },
  { title: "both edit the same line", base: { a: poem }, mine: { a: mine }, theirs: { a: poem.replace("line 1\n", "line 1 of theirs\n") }, outcome: "conflict" },
  { title: "the template moves a file and edits it, the user edits it", base: { old: poem }, mine: { old: mine }, theirs: { new: theirs }, renames: new Map([["old", "new"]]), outcome: "clean" },
  { title: "the template makes it executable, the user edits it", base: { a: poem }, mine: { a: mine }, theirs: { a: textFile(poem, "managed", true) }, outcome: "clean" },
  { title: "the user deleted what the template changed", base: { a: poem, b: "1" }, mine: { b: "1" }, theirs: { a: theirs, b: "1" }, outcome: "clean" },
  { title: "the template deleted what the user changed", base: { a: poem, b: "1" }, mine: { a: mine, b: "1" }, theirs: { b: "1" }, outcome: "clean" },
  { title: "a binary changed on both sides", base: { a: bytes(0, 1) }, mine: { a: bytes(0, 2) }, theirs: { a: bytes(0, 3) }, outcome: "conflict" },
  { title: "both add the same path", base: { b: "1" }, mine: { b: "1", a: "line of mine\n" }, theirs: { b: "1", a: "line of theirs\n" }, outcome: "conflict" },
  ...["a.ts", "a.py", "a.md"].map((path): Scene => ({ title: `both add the same path, each with something else in it: ${path}`, base: { b: "1" }, mine: { b: "1", [path]: path === "a.md" ? "# Ours\n\n## mine\n\nOf mine.\n" : path === "a.ts" ? "export function mine(): void {\n  return;\n}\n" : "def mine() -> None:\n    pass\n" }, theirs: { b: "1", [path]: path === "a.md" ? "# Theirs\n\n## theirs\n\nOf theirs.\n" : path === "a.ts" ? "export function theirs(): void {\n  return;\n}\n" : "def theirs() -> None:\n    pass\n" }, outcome: "conflict" })),
  { title: "neighbouring dependencies are added", base: { "package.json": manifest({ a: "1" }) }, mine: { "package.json": manifest({ a: "1", ofmine: "1" }) }, theirs: { "package.json": manifest({ a: "1", oftheirs: "1" }) }, outcome: "clean" },
  ...named("pyproject.toml", (...names) => `[project]\ndependencies = [\n${names.map((name) => `  "${name}==1.0.0",\n`).join("")}]\n`),
  ...named("go.mod", (...names) => `module shop\n\nrequire (\n${names.map((name) => `\texample.com/${name} v1.0.0\n`).join("")})\n`),
  ...named("pom.xml", (...names) => `<project>\n  <dependencies>\n${names.map((name) => `    <dependency>\n      <groupId>org</groupId>\n      <artifactId>${name}</artifactId>\n    </dependency>\n`).join("")}  </dependencies>\n</project>\n`),
  ...named("Shop.csproj", (...names) => `<Project>\n  <ItemGroup>\n${names.map((name) => `    <PackageReference Include="${name}" Version="1.0.0" />\n`).join("")}  </ItemGroup>\n</Project>\n`),
  ...named("README.md", (...names) => `# Shop\n${names.map((name) => `\n## ${name}\n\nAbout ${name}.\n`).join("")}`),
  ...named("k8s.yaml", (...names) => names.map((name) => `kind: Service\nmetadata:\n  name: ${name}\n`).join("---\n")),
  { title: "the user turned the line ends to CR LF", base: { a: poem }, mine: { a: mine.replaceAll("\n", "\r\n") }, theirs: { a: theirs }, outcome: "clean" },
  { title: "the user moved a file, the template edits it", base: { "src/a.ts": poem }, mine: { "lib/a.ts": mine }, theirs: { "src/a.ts": theirs }, outcome: "clean" },
  { title: "the user moved a file untouched, the template deleted it", base: { "src/a.ts": poem, b: "1" }, mine: { "lib/a.ts": poem, b: "1" }, theirs: { b: "1" }, outcome: "clean", kept: "lib/a.ts" },
  { title: "the user and the template moved one file to two places, and both edit it", base: { "src/a.ts": poem }, mine: { "lib/a.ts": mine }, theirs: { "app/a.ts": theirs }, renames: new Map([["src/a.ts", "app/a.ts"]]), outcome: "clean", kept: "lib/a.ts" },
  { title: "the user emptied a file that the template changed: empty is not deleted", base: { a: poem }, mine: { a: "" }, theirs: { a: theirs }, outcome: "conflict", kept: "a" },
  { title: "the template adds an executable file", base: { b: "1" }, mine: { b: "1" }, theirs: { b: "1", run: textFile("line of theirs\n", "managed", true) }, outcome: "clean", kept: "run" },
  { title: "the user deleted what the template moved", base: { a: poem, b: "1" }, mine: { b: "1" }, theirs: { new: theirs, b: "1" }, renames: new Map([["a", "new"]]), outcome: "clean" },
];

const folder = mkdtempSync(join(tmpdir(), "create-backend-merge-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function git(words: readonly string[], input?: string | Uint8Array): { readonly code: number; readonly out: string } {
  const identity = { GIT_AUTHOR_NAME: "a", GIT_AUTHOR_EMAIL: "a@b", GIT_COMMITTER_NAME: "a", GIT_COMMITTER_EMAIL: "a@b" };
  const { status, stdout } = spawnSync("git", [...words], { cwd: folder, encoding: "utf8", env: { ...process.env, ...identity }, ...(input === undefined ? {} : { input }) });
  return { code: status ?? 127, out: stdout.trim() };
}

function commitOf(tree: FileTree, parent?: string): string {
  git(["read-tree", "--empty"]);
  for (const [path, file] of tree) git(["update-index", "--add", "--cacheinfo", `${file.executable ? "100755" : "100644"},${git(["hash-object", "-w", "--stdin"], file.content).out},${path}`]);
  return git(["commit-tree", git(["write-tree"]).out, "-m", "x", ...(parent === undefined ? [] : ["-p", parent])]).out;
}

function aTree(files: Files): FileTree {
  return treeOf(Object.entries(files).map(([path, file]) => [path, typeof file === "string" ? textFile(file) : file]));
}

describe("on the scenes of the study, the merge is at least as good as git's", () => {
  git(["init", "--quiet"]);

  test.each(scenes)("$title", (scene) => {
    const trees = { base: aTree(scene.base), mine: aTree(scene.mine), theirs: aTree(scene.theirs) };
    const base = commitOf(trees.base);
    const gits = git(["merge-tree", "--write-tree", commitOf(trees.mine, base), commitOf(trees.theirs, base)]).code === 0 ? "clean" : "conflict";
    const merge = mergeTrees({ ...trees, ...(scene.renames === undefined ? {} : { renames: scene.renames }) });
    const ours = merge.conflicts.length === 0 ? "clean" : "conflict";

    expect(ours).toBe(scene.outcome);
    expect(ours === "conflict" && gits === "clean").toBe(false);
    if (scene.kept !== undefined) expect(merge.tree.get(scene.kept)?.executable).toBe((trees.mine.get(scene.kept) ?? trees.theirs.get(scene.kept))?.executable);
    const all = [...merge.tree.values(), ...merge.conflicts.flatMap((conflict) => [conflict.mine, conflict.theirs])].map(({ content }) => String(content)).join("\n");
    for (const mark of markedIn(scene.mine)) expect(all).toContain(mark);
    const told = merge.steps.some(({ outcome }) => outcome === "stay-deleted");
    for (const mark of markedIn(scene.theirs)) expect(told || all.includes(mark)).toBe(true);
  });
});

/** Lines that only one side wrote. */
function markedIn(files: Files): readonly string[] {
  return Object.values(files).flatMap((file) => (typeof file === "string" ? (file.match(/line \d* ?of (mine|theirs)|of(mine|theirs)/g) ?? []) : typeof file.content === "string" ? [] : [String(file.content)]));
}

/** Lines that repeat, as in code: which of them is the new one is the question. */
const lines = fc.array(fc.constantFrom("", "}", "  return;", "a", "b", "c", "d", "e"), { minLength: 4, maxLength: 24 });
const changes = fc.array(fc.record({ at: fc.nat(24), drop: fc.nat(3), add: fc.array(fc.constantFrom("", "}", "a", "x", "y"), { maxLength: 3 }) }), { minLength: 1, maxLength: 3 });
const after = (base: readonly string[], all: readonly { readonly at: number; readonly drop: number; readonly add: readonly string[] }[]): string => `${all.reduce<readonly string[]>((now, { at, drop, add }) => now.toSpliced(at, drop, ...add), base).join("\n")}\n`;

function gitsMerge(three: ThreeTexts): readonly ["clean" | "conflict", string] {
  for (const [name, text] of Object.entries<string>({ ...three })) writeFileSync(join(folder, name), text);
  const { code, out } = git(["merge-file", "-p", "mine", "base", "theirs"]);
  return code === 0 ? ["clean", out] : ["conflict", ""];
}

function ourMerge(three: ThreeTexts): readonly ["clean" | "conflict", string] {
  const { text, conflicts } = mergeText(three, { mine: "mine", base: "base", theirs: "theirs" });
  return conflicts === 0 ? ["clean", text.trim()] : ["conflict", ""];
}

describe("line by line, we merge what git merges, in the same way, and leave to a person what git leaves", () => {
  test.each<[string, ThreeTexts, "clean" | "conflict"]>([
    ["of equal lines, one is taken out and more are added below", { base: "\n\na\n\n", mine: "\na\n\na\n}\n", theirs: "\n\na\n\na\n}\n" }, "clean"],
    ["a line that repeats in what one side added", { base: "}\ne\n}\n\n}\n", mine: "}\ne\n}\n\n}\nx\n", theirs: "}\n\ny\n\n}\nx\nx\na\n}\n" }, "clean"],
    ["both add something else at the end, one of them behind an empty line", { base: "a\n", mine: "a\nmine\n", theirs: "a\n\ntheirs\n" }, "conflict"],
  ])("%s", (_, three, outcome) => {
    expect(ourMerge(three)).toEqual(gitsMerge(three));
    expect(ourMerge(three)[0]).toBe(outcome);
  });

  test("but for the end of the last line, which an editor took away or put there and which is merged apart", () => {
    expect(ourMerge({ base: "a\nb\n", mine: "a\nb", theirs: "a\nof theirs\n" })).toEqual(["clean", "a\nof theirs"]);
    expect(mergeText({ base: "a", mine: "a\n", theirs: "a" }, { mine: "mine", base: "base", theirs: "theirs" }).text).toBe("a\n");
  });

  test("in random texts", () => {
    const outcomes = { clean: 0, conflict: 0 };
    fc.assert(
      fc.property(lines, changes, changes, (base, own, other) => {
        const three = { base: `${base.join("\n")}\n`, mine: after(base, own), theirs: after(base, other) };
        const gits = gitsMerge(three);
        outcomes[gits[0]] += 1;

        expect(ourMerge(three)).toEqual(gits);
      }),
      { numRuns: Number(process.env["MERGES"] ?? 400), seed: Number(process.env["SEED"] ?? 20_261_127) },
    );
    console.log(`${outcomes.clean} clean merges of git and ${outcomes.conflict} with a conflict, and ours are the same`);
  });
});
