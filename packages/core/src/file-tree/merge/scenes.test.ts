import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const packages = join(import.meta.dirname, "../../../..");
const study = join(packages, "../../shared/reference/scaffolding-and-updates.md");

/** Rows of the tables below a heading, without their heads. */
function rowsBelow(text: string, heading: RegExp): readonly (readonly string[])[] {
  const [, after = ""] = text.split(heading);
  const [section = ""] = after.split(/^#{2,3} /m);
  const lines = section.split("\n").filter((line) => line.startsWith("|"));
  return lines.filter((line, index) => index > 1 && !line.startsWith("| ---") && !line.startsWith("|---")).map((line) => line.split("|").slice(1, -1).map((cell) => cell.trim()));
}

const page = readFileSync(join(import.meta.dirname, "scenes.md"), "utf8");
const [scenes, pitfalls, beyond] = [rowsBelow(page, /^## Scenes\n/m), rowsBelow(page, /^## Pitfalls\n/m), rowsBelow(page, /^## Beyond the study\n/m)];

test.each([...scenes, ...pitfalls, ...beyond].map(([scene = "", file = "", title = ""]) => [scene, file.replaceAll("`", ""), title] as const))("%s has its test", (_, file, title) => {
  const path = join(packages, file);

  expect([file, existsSync(path)]).toEqual([file, true]);
  expect(readFileSync(path, "utf8")).toContain(title);
});

test("every scene and pitfall of the study is on the page", () => {
  expect([scenes.length, pitfalls.length]).toEqual([11, 24]);
  if (!existsSync(study)) {
    console.log("SKIPPED the comparison with the study because it is not beside this repository");
    return;
  }
  const text = readFileSync(study, "utf8");
  const names = (rows: readonly (readonly string[])[]): readonly string[] => rows.map(([name = ""]) => name);

  expect(names(scenes)).toEqual(names(rowsBelow(text, /^### 5\.1 .*\n/m)));
  expect(names(pitfalls)).toEqual(names(rowsBelow(text, /^### 5\.3 .*\n/m)));
});
