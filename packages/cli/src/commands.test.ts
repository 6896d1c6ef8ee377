import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { architectureQuestion, questions } from "@create-backend/core";
import { commandsText } from "../scripts/generate-commands.ts";
import { commands } from "./commands.generated.ts";
import { helpText, overviewText } from "./command-line/help.ts";
import { styleOf } from "./terminal/style.ts";
import { widthOf } from "./terminal/text.ts";

const screen = { style: styleOf(false), live: false, width: 80, write: () => undefined };
const loaded = await Promise.all(commands.map(async ({ name, load }) => ({ name, command: (await load()).default })));

describe("the commands", () => {
  it("are listed as their folders are", async () => {
    expect(readFileSync(join(import.meta.dirname, "commands.generated.ts"), "utf8")).toBe(await commandsText());
  });

  it("give every question of the agreement a flag", () => {
    for (const { name, command } of loaded.filter((one) => one.name === "new" || one.name === "decide"))
      for (const question of [...questions.map((one) => one.name), architectureQuestion]) expect([name, question, command.flags.some((flag) => flag.name === question)]).toEqual([name, question, true]);
  });

  it("have flags of different names, and a summary, examples and exit codes each", () => {
    for (const { name, command } of loaded) {
      expect([name, new Set(command.flags.map((flag) => flag.name)).size]).toEqual([name, command.flags.length]);
      expect([name, command.examples.length > 0, command.exits.map(([code]) => code).includes("2")]).toEqual([name, true, true]);
    }
  });

  it("teach in 80 columns", async () => {
    const overview = await overviewText(commands, loaded[0]?.command as (typeof loaded)[number]["command"], screen);
    const pages = await Promise.all(loaded.map(({ name, command }) => helpText(name, command, screen)));
    const wide = [overview, ...pages].flatMap((page) => page.split("\n")).filter((line) => widthOf(line) > 80);
    expect(wide).toEqual([]);
    expect(overview).toContain("--framework");
  });
});
