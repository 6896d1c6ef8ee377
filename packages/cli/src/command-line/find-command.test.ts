import { describe, expect, it } from "vitest";
import type { ListedCommand } from "./command.ts";
import { findCommand } from "./find-command.ts";

const commands: readonly ListedCommand[] = ["new", "decide", "check"].map((name) => ({ name, summary: "", load: () => Promise.reject(new Error("not loaded")) }));
const find = (...words: string[]): unknown[] => {
  const { command, rest } = findCommand(words, commands, "new");
  return [command.name, rest];
};

describe("findCommand", () => {
  it("takes the first word when it is a command", () => {
    expect(find("check", "shop")).toEqual(["check", ["shop"]]);
  });

  it("takes anything else as words of the default command", () => {
    expect([find("shop", "--yes"), find("--yes"), find()]).toEqual([["new", ["shop", "--yes"]], ["new", ["--yes"]], ["new", []]]);
  });

  it.each(["chekc", "chek", "checks", "chack", "decid", "dceide"])("refuses %s, which would become a folder", (word) => {
    expect(() => findCommand([word], commands, "new")).toThrow(/Did you mean `create-backend (check|decide)`/);
  });

  it.each(["./chekc", "chess-club", "shop", "newt"])("lets %s be a folder", (word) => {
    expect(find(word)).toEqual(["new", [word]]);
  });
});
