import { lstatSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { scratch } from "../../../test/built.ts";
import { Memory } from "./memory.ts";

let place: ReturnType<typeof scratch>;
let source: string;
let file: string;
beforeEach(() => {
  place = scratch();
  source = join(place.folder, "order.ts");
  file = join(place.folder, "node_modules/.cache/create-backend/facts.json");
  write("one", 60);
});
afterEach(() => place.remove());

/** Writes the source as if some seconds ago; the time of its change of state cannot be set, so hashes tell, as after a fresh clone. */
function write(text: string, secondsAgo: number): void {
  writeFileSync(source, text);
  const then = Date.now() / 1000 - secondsAgo;
  utimesSync(source, then, then);
}

/** One run: what is known of the source under `words`, and how often that had to be worked out. */
function run(version = "1"): { readonly words: string; readonly made: number } {
  const memory = new Memory(file, version);
  const content = (): string => readFileSync(source, "utf8");
  let made = 0;
  const { recall } = memory.remembered("order.ts", lstatSync(source), content);
  const words = recall("words", () => {
    made++;
    return content().toUpperCase();
  });
  memory.save();
  return { words, made };
}

describe("a memory of facts", () => {
  it("gives what was worked out of the same content before", () => {
    expect([run(), run(), run()]).toEqual([{ words: "ONE", made: 1 }, { words: "ONE", made: 0 }, { words: "ONE", made: 0 }]);
    write("one", 30);
    expect(run()).toEqual({ words: "ONE", made: 0 });
  });

  it("works it out again for another content, of the same size, too", () => {
    run();
    write("two", 60);
    expect(run()).toEqual({ words: "TWO", made: 1 });
  });

  it.each([
    ["of another version", (): void => void run("2")],
    ["that was cut off", (): void => writeFileSync(file, readFileSync(file, "utf8").slice(0, -2))],
    ["whose facts were cut off", (): void => writeFileSync(`${file}l`, readFileSync(`${file}l`, "utf8").slice(0, -2))],
    ["with a changed word", (): void => writeFileSync(`${file}l`, readFileSync(`${file}l`, "utf8").replace("ONE", "ODD"))],
    ["that is no memory", (): void => writeFileSync(file, "{}")],
  ])("knows nothing from a file %s", (_, spoil) => {
    run();
    spoil();
    expect(run()).toEqual({ words: "ONE", made: 1 });
  });

  it("does without where it cannot write", () => {
    writeFileSync(join(place.folder, "node_modules"), "no folder");
    expect([run(), run()]).toEqual([{ words: "ONE", made: 1 }, { words: "ONE", made: 1 }]);
  });
});
