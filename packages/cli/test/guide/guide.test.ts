import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { program } from "../built.ts";
import { eachInAPlace } from "../place.ts";
import { isAsShown, stepsOf, type Step } from "./read-page.ts";

const guide = join(import.meta.dirname, "../../../../docs/guide");
const pages = readdirSync(guide).map((name) => ({ name, steps: stepsOf(readFileSync(join(guide, name), "utf8")) }));

describe("the guide", () => {
  const place = eachInAPlace(({ folder }) => {
    mkdirSync(join(folder, "bin"));
    writeFileSync(join(folder, "bin/create-backend"), `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`, { mode: 0o755 });
    mkdirSync(join(folder, "work"));
  });

  it.each(pages.filter(({ steps }) => steps.length > 0))("does and says what $name shows", ({ steps }) => {
    let cwd = join(place.folder, "work");
    for (const step of steps) cwd = take(step, cwd);
  });

  /** Takes one step of a page, and gives the folder in which the next one is taken. */
  function take(step: Step, cwd: string): string {
    if ("file" in step) {
      mkdirSync(dirname(join(cwd, step.file)), { recursive: true });
      writeFileSync(join(cwd, step.file), step.text);
      return cwd;
    }
    const { said, status, folder } = inShell(step.command, cwd);
    expect({ command: step.command, said: isAsShown(said, step.says) ? step.says : said, status }).toEqual({ command: step.command, said: step.says, status: step.exit });
    return folder;
  }

  function inShell(command: string, cwd: string): { readonly said: string; readonly status: number | null; readonly folder: string } {
    const stands = join(place.folder, "stands");
    const { stdout, status } = spawnSync("bash", ["-c", `exec 2>&1\n${command}\nstatus=$?; pwd >"${stands}"; exit $status`], { cwd, encoding: "utf8", env: environment(place.folder) });
    return { said: stdout.trim(), status, folder: readFileSync(stands, "utf8").trim() };
  }
});

/** What a reader has: the program on the path, git with a name, and a terminal without colours. */
function environment(folder: string): NodeJS.ProcessEnv {
  const [name, email] = ["you", "you@example.com"];
  return { ...process.env, PATH: `${join(folder, "bin")}${delimiter}${process.env["PATH"] ?? ""}`, NO_COLOR: "1", GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email, GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email };
}

describe("a page of the guide", () => {
  it("is read as files and commands with what they say", () => {
    expect(stepsOf("Text\n\n```yaml a/b.yaml\nx: 1\n```\n\n```console\n$ one # exit 2\nsaid\n…\n$ two\n```\n")).toEqual([
      { file: "a/b.yaml", text: "x: 1\n" },
      { command: "one", says: "said\n…", exit: 2 },
      { command: "two", says: "", exit: 0 },
    ]);
  });

  it("has no block that nothing executes", () => expect(() => stepsOf("```sh\nrm -rf\n```\n")).toThrow("neither a console nor a file"));

  it.each([
    ["a b c", "a … c", true],
    ["first\nsecond\nthird", "first\n…", true],
    ["first\nthird", "first\n…\nthird", true],
    ["first\nsecond", "first", false],
    ["a.c", "a?c", false],
  ])("finds %j shown as %j: %s", (said, shown, expected) => expect(isAsShown(said, shown)).toBe(expected));
});
