import { spawnSync } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createBackend, ensureBuilt, program, scratch } from "./built.ts";

let place: ReturnType<typeof scratch>;
let work: string;

beforeAll(ensureBuilt, 120_000);
beforeEach(() => {
  place = scratch();
  work = join(place.folder, "work");
  mkdirSync(work);
});
afterEach(() => place.remove());

const quick = ["--no-install", "--no-git"];

/** Refused with 2, a code and a way out; nothing written, no trace of our insides. */
async function refused(words: readonly string[], code: string): Promise<string> {
  const { code: exit, out, err } = await createBackend([...words, ...quick], { folder: work });
  expect({ exit, out, left: readdirSync(work) }).toEqual({ exit: 2, out: "", left: [] });
  expect(err).toMatch(new RegExp(`^✗ [\\s\\S]*\\n→ [\\s\\S]*\\n  ${code}\\n$`));
  expect(err).not.toMatch(/^\s+at /m);
  return err;
}

function profile(text: string): string {
  writeFileSync(join(place.folder, "team.yaml"), text);
  return "../team.yaml";
}

describe("words that cannot be understood", () => {
  it.each([
    [["shop", "--yes", "--framewrok", "fastify"], "CB-101", "--framework"],
    [["shop", "--yes", "--framework", "fastfy"], "CB-030", "fastify"],
    [["shop", "--yes", "--architecture", "microservice"], "CB-030", "microservices"],
    [["shop", "--yes", "--framework", "express"], "CB-037", "framework: fastify"],
    [["shop", "--yes", "--language", "go", "--framework", "gin"], "CB-037", "language: typescript, language: python"],
    [["shop", "--yes", "--framework"], "CB-102", "--framework NAME"],
    [["shop", "--framework", "--yes"], "CB-102", "--framework NAME"],
    [["shop", "--yes=please"], "CB-102", "--yes"],
    [["", "--name", "shop", "--yes"], "CB-112", "is empty"],
    [["shop", "--yes", "--language", "python", "--language", "typescript"], "CB-103", "python and typescript"],
    [["shop", "second", "--yes"], "CB-104", "second"],
    [["chekc"], "CB-105", "create-backend check"],
    [["shop", "--yes", "--architecture", "serverless", "--compute", "containers"], "CB-106", "--compute"],
    [["Shop Name!", "--yes"], "CB-107", "shop-name"],
    [["shop", "--yes", "--name", "9lives"], "CB-107", "lives"],
    [["shop", "--yes", "--modules", "../evil"], "CB-107", "evil"],
    [["shop", "--yes", "--modules", "catalog:colour=red"], "CB-108", "colour=red"],
    [["shop", "--yes", "--modules", ","], "CB-108", "no module"],
    [["shop", "--yes", "--modules", "orders,orders"], "CB-109", "orders"],
    [["shop", "--yes", "--modules", "orders,Orders"], "CB-107", "orders"],
    [["shop", "--yes", "--modules", "orders:uses=nobody"], "CB-020", "nobody"],
    [["shop", "--yes", "--modules", "a:uses=b,b:uses=a"], "CB-022", "a → b → a"],
    [["shop", "--yes", "--modules", "class,orders"], "CB-025", "class"],
    [["shop", "--yes", "--modules", "pg-stats,orders"], "CB-025", "pg_stats"],
    [["shop", "--yes", "--modules", "aux,orders"], "CB-025", "aux"],
    [["shop", "--yes", "--team", "-3"], "CB-013", "--team"],
    [["shop", "--yes", "--team=-3"], "CB-013", "--team"],
    [["shop", "--yes", "--team", "many"], "CB-013", "--team 5,8"],
    [["shop", "--yes", "--domain", "sass"], "CB-013", "saas"],
    [["shop", "--yes", "--skills", "python=2"], "CB-013", "--skills"],
  ] as const)("refuses %j", async (words, code, clue) => {
    expect(await refused(words, code)).toContain(clue);
  });
});

describe("answers that do not go together", () => {
  it("names both, the reason and the nearest that is supported", async () => {
    const said = await refused(["shop", "--yes", "--language", "python", "--framework", "fastify"], "CB-031");
    expect(said).toMatch(/fastify[\s\S]*python[\s\S]*typescript/);
  });
});

describe("a profile", () => {
  it("that is not there is named", async () => {
    expect(await refused(["shop", "--yes", "--profile", "../nothere.yaml"], "CB-120")).toContain("../nothere.yaml");
  });

  it("that is a folder is refused", async () => {
    await refused(["shop", "--yes", "--profile", ".."], "CB-120");
  });

  it.each([
    ["team: {now: -3}", "CB-013", "team.yaml:1:8 team.now"],
    ["team: {now: many}", "CB-013", "team.yaml:1:8 team.now"],
    ["bogus: 1", "CB-014", "bogus"],
    ["team: {size: 3}", "CB-014", "size"],
    ["team: [unclosed\n", "CB-011", "line"],
    ["a: &a [x]\nb: [*a, *a]\n", "CB-012", "alias"],
    ["answers: {framework: fastfy}", "CB-030", "team.yaml:1:11 answers.framework: There is no framework \"fastfy\""],
    ["answers: {framwork: fastify}", "CB-032", "team.yaml:1:11 answers.framwork"],
    ["constraints: {onPrem: true, existingCloud: aws}", "CB-050", "team.yaml:1:15 constraints.onPrem, ../team.yaml:1:29 constraints.existingCloud: "],
    ["answers:\n  language: python\n  framework: fastify\n", "CB-031", "team.yaml:3:3 answers.framework, ../team.yaml:2:3 answers.language: framework: fastify does not work with language: python"],
    ["answers: {database: mongodb}", "CB-037", "team.yaml:1:11 answers.database: "],
    ["modules:\n  class: {}\n", "CB-025", "team.yaml:2:3 modules.class: "],
    ["modules:\n  orders: {uses: [nobody]}\n", "CB-020", "(../team.yaml:2)"],
    ["modules:\n  ../evil: {}\n", "CB-013", "team.yaml:2:3 modules.../evil: a module must be a name in kebab case"],
    ["name: Shop Name\n", "CB-107", 'team.yaml:1:1 name: "Shop Name"'],
    ["team: {now: 4}\n---\nteam: {now: 5}\n", "CB-011", "a second document begins, and one is expected (line 2, column 1)"],
  ])("%s is refused with its place", async (text, code, clue) => {
    expect((await refused(["shop", "--yes", "--profile", profile(text)], code)).replace(/\s+/g, " ")).toContain(clue);
  });

  it("is named where an answer in it clashes with a flag", async () => {
    const said = await refused(["shop", "--yes", "--profile", profile("answers: {language: python}"), "--framework", "fastify"], "CB-031");
    expect(said.replace(/\s+/g, " ")).toContain("team.yaml:1:11 answers.language: framework: fastify does not work with language: python");
  });

  it("is not blamed for what a flag says instead", async () => {
    const said = await refused(["shop", "--yes", "--profile", profile("answers: {framework: fastapi}\nname: shop\n"), "--language", "python", "--framework", "fastify", "--name", "No Name"], "CB-107");
    const clash = await refused(["shop", "--yes", "--profile", profile("answers: {framework: fastapi}"), "--language", "python", "--framework", "fastify"], "CB-031");
    expect([said, clash].join()).not.toContain("team.yaml");
  });

  it("of a YAML bomb is refused, not unfolded: no machine holds what it means", async () => {
    const names = Array.from({ length: 16 }, (_, at) => `level${String(at)}`);
    const level = (name: string, at: number): string => `${name}: &${name} [${Array(9).fill(at === 0 ? "x" : `*${names[at - 1]}`).join(",")}]\n`;
    await refused(["shop", "--yes", "--profile", profile(names.map(level).join(""))], "CB-012");
  });
});

describe("a target", () => {
  it("that is not empty stays as it is", async () => {
    mkdirSync(join(work, "shop"));
    writeFileSync(join(work, "shop/README.md"), "mine");
    const { code, err } = await createBackend(["shop", "--yes", ...quick], { folder: work });
    expect({ code, left: readdirSync(join(work, "shop")), text: readFileSync(join(work, "shop/README.md"), "utf8") }).toEqual({ code: 2, left: ["README.md"], text: "mine" });
    expect(err).toContain("CB-110");
  });

  it("that is a link is refused, wherever it leads", async () => {
    mkdirSync(join(place.folder, "elsewhere"));
    symlinkSync(join(place.folder, "elsewhere"), join(work, "shop"));
    const { code, err } = await createBackend(["shop", "--yes", ...quick], { folder: work });
    expect([code, err.includes("CB-111"), readdirSync(join(place.folder, "elsewhere"))]).toEqual([2, true, []]);
  });

  it("that is a file, or lies below one, is refused", async () => {
    writeFileSync(join(work, "shop"), "");
    const file = await createBackend(["shop", "--yes", ...quick], { folder: work });
    const below = await createBackend(["shop/inner", "--yes", ...quick], { folder: work });
    expect([file.code, below.code, file.err.includes("CB-112"), below.err.includes("CB-112")]).toEqual([2, 2, true, true]);
  });
});

describe("with nobody to ask", () => {
  it("names what is missing instead of waiting", async () => {
    expect(await refused(["shop"], "CB-116")).toContain("--yes");
    expect(await refused(["--yes"], "CB-116")).toContain("folder");
    const { code, err } = await createBackend(["decide"], { folder: work });
    expect([code, err.includes("--profile")]).toEqual([2, true]);
  });

  it("uses what it has: a profile is enough", async () => {
    const { code } = await createBackend(["shop", "--profile", profile("team: {now: 4}"), ...quick], { folder: work });
    expect([code, readdirSync(work)]).toEqual([0, ["shop"]]);
  });
});

describe("surroundings that fail", () => {
  it("a folder that was removed meanwhile is named", () => {
    const script = 'mkdir gone && cd gone && rmdir ../gone && exec "$0" "$1" shop --yes';
    const { status, stderr } = spawnSync("sh", ["-c", script, process.execPath, program], { cwd: work, encoding: "utf8" });
    expect([status, stderr.includes("CB-124"), /^\s+at /m.test(stderr)]).toEqual([2, true, false]);
  });

  it.skipIf(!existsSync("/dev/full"))("an output that cannot be written is said, without our insides", () => {
    const full = openSync("/dev/full", "w");
    const { status, stderr } = spawnSync(process.execPath, [program, "--help"], { cwd: work, encoding: "utf8", stdio: ["ignore", full, "pipe"] });
    closeSync(full);
    expect([status, stderr.includes("CB-125"), /^\s+at /m.test(stderr)]).toEqual([2, true, false]);
  });
});

describe("check and explain", () => {
  it("need an agreement", async () => {
    const judged = await createBackend(["check"], { folder: work });
    const explained = await createBackend(["explain", "backend.yaml"], { folder: work });
    expect([judged.code, judged.err.includes("CB-121"), explained.code, explained.err.includes("CB-121")]).toEqual([2, true, 2, true]);
  });

  it("name the nearest of what they do not know", async () => {
    const format = await createBackend(["check", "--format", "sarf"], { folder: work });
    const word = await createBackend(["explain", "fastfy"], { folder: work });
    expect([format.code, format.err.includes("sarif"), word.code, word.err.includes("fastify")]).toEqual([2, true, 2, true]);
  });
});
