import { describe, expect, it } from "vitest";
import { parseArguments, type Grammar } from "./parse-arguments.ts";

const grammar: Grammar = {
  command: "create-backend",
  positionals: 1,
  flags: [
    { name: "framework", takes: "NAME", summary: "" },
    { name: "format", takes: "NAME", repeats: true, summary: "" },
    { name: "yes", short: "y", summary: "" },
  ],
};
const parse = (...words: string[]) => parseArguments(words, grammar);
const problem = (...words: string[]): string => {
  try {
    parse(...words);
    return "none";
  } catch (error) {
    return `${(error as { code: string }).code} ${(error as Error).message}`;
  }
};

describe("parseArguments", () => {
  it("takes a value after a space or an equals sign", () => {
    expect([parse("--framework", "fastify").value("framework"), parse("--framework=fastify").value("framework")]).toEqual(["fastify", "fastify"]);
  });

  it("keeps the order of what repeats", () => {
    expect(parse("--format", "json=a", "--format", "sarif").values("format")).toEqual(["json=a", "sarif"]);
  });

  it("takes short switches, and words after -- as they are", () => {
    const { has, positionals } = parse("-y", "--", "--shop");
    expect([has("yes"), positionals]).toEqual([true, ["--shop"]]);
  });

  it("lets a switch be said twice", () => {
    expect(parse("--yes", "--yes").has("yes")).toBe(true);
  });

  it.each([
    [["--framewrok", "x"], "CB-101 There is no flag --framewrok. Did you mean --framework?"],
    [["--zzzzzzzz"], "CB-101 There is no flag --zzzzzzzz. `create-backend --help` lists all flags."],
    [["-x"], "CB-101 There is no flag -x. `create-backend --help` lists all flags."],
    [["--__proto__"], "CB-101 There is no flag --__proto__. `create-backend --help` lists all flags."],
    [["--framework"], "CB-102 --framework needs a value. Write --framework NAME."],
    [["--framework="], "CB-102 --framework needs a value. Write --framework NAME."],
    [["--framework", "--yes"], "CB-102 --framework needs a value. Write --framework NAME."],
    [["--yes=1"], "CB-102 --yes takes no value. Write --yes alone."],
    [["--framework", "a", "--framework", "b"], "CB-103 --framework is given twice: a and b. Keep one."],
    [["shop", "two"], 'CB-104 `create-backend` takes one word besides flags, and "two" is one more. See `create-backend --help`; a name with spaces needs quotes.'],
  ])("refuses %j", (words, said) => {
    expect(problem(...words)).toBe(said);
  });
});
