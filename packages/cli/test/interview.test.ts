import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ensureBuilt, program, scratch, skipped } from "./built.ts";

const hasTerminal = spawnSync("tmux", ["-V"]).status === 0;
if (!hasTerminal) skipped("tmux, which stands in for a terminal, is not installed");

let place: ReturnType<typeof scratch>;
let work: string;
let socket: string;

const tmux = (...words: string[]): string => spawnSync("tmux", ["-S", socket, ...words], { encoding: "utf8" }).stdout;
const screen = (): string => tmux("capture-pane", "-p", "-S", "-200").trimEnd();
const press = (...keys: string[]): string => tmux("send-keys", ...keys);

/** Waits until a text is on the screen. */
async function sees(text: string | RegExp): Promise<string> {
  for (let tries = 0; tries < 300; tries++) {
    const shown = screen();
    if (typeof text === "string" ? shown.includes(text) : text.test(shown)) return shown;
    await setTimeout(100);
  }
  throw new RangeError(`Not seen within 30 s: ${String(text)}\n${screen()}`);
}

function start(words: string): void {
  tmux("-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "30", "-c", work, `sh -c 'NO_COLOR=1 ${process.execPath} ${program} ${words}; echo "exit $?"; sleep 60'`);
}

beforeAll(ensureBuilt, 120_000);
beforeEach(() => {
  place = scratch();
  work = join(place.folder, "work");
  socket = join(place.folder, "tmux");
  mkdirSync(work);
});
afterEach(() => {
  tmux("kill-server");
  place.remove();
});

describe.runIf(hasTerminal)("the interview", { timeout: 120_000 }, () => {
  it("asks at most twelve questions, and Enter all the way writes a repository", async () => {
    start("--no-install");
    const asked = new Set<string>();
    for (let number = 1; ; number++) {
      const shown = await sees(new RegExp(` ${number} of (at most )?\\d+$|Write it to shop\\?`, "m"));
      const question = /◆ {2}(.*\?) +\d+ of (?:at most )?(\d+)$/m.exec(shown);
      if (question === null) break;
      asked.add(question[1] ?? "");
      expect(Number(question[2])).toBeLessThanOrEqual(12);
      press("Enter");
    }
    expect([asked.size > 5, asked.size <= 12, asked.has("Which modules does it begin with?")]).toEqual([true, true, true]);
    const preview = await sees("Write it to shop?");
    expect([preview.includes("├─ modules/"), existsSync(join(work, "shop"))]).toEqual([true, false]);
    press("Enter");
    await sees("exit 0");
    expect([readdirSync(work), existsSync(join(work, "shop/backend.yaml"))]).toEqual([["shop"], true]);
  });

  it("skips what flags have answered, goes back on Esc to what was answered, explains on ?", async () => {
    start("shop --no-install --skills typescript --domain saas --load 5 --traffic daily --work streaming --data files --regulations gdpr --ops iac --independence none");
    await sees(/Which modules[^\n]* 1 of at most 2/);
    press("users", "Enter");
    await sees(/engineers[^\n]* 2 of 2/);
    press("?");
    await sees("Seven people are one team.");
    press("Escape");
    const back = await sees(/Which modules[^\n]* 1 of at most 2/);
    expect([back.split("Which modules").length, back.includes("◇"), back.includes("engineers")]).toEqual([2, false, false]);
    press("Enter");
    expect(await sees(/engineers[^\n]* 2 of 2/)).toContain("│  users");
  });

  it("says what is wrong with an answer and asks on", async () => {
    start("--dry-run");
    await sees("Where does the new repository go?");
    press("Shop Name!", "Enter");
    await sees('Take "shop-name"');
    press("C-u", "shop", "Enter");
    await sees("Which modules");
  });

  it("stops on Ctrl-C at any question with 130, and nothing is written", async () => {
    start("--no-install");
    await sees("Where does the new repository go?");
    press("Enter");
    await sees("Which modules");
    press("C-c");
    await sees("exit 130");
    expect(readdirSync(work)).toEqual([]);
  });

  it("lets an answer be changed after the decision, and the rest follows", async () => {
    start("shop --no-git --no-install --modules users --team 3 --skills typescript --domain saas --load 5 --traffic daily --work short_requests --data transactions --regulations gdpr --ops iac --independence none");
    await sees("Write it to shop?");
    press("Down", "Enter");
    await sees("Which answer?");
    press("Enter");
    await sees("◆  Language");
    press("Down", "Enter");
    await sees(/Language +Python +your choice/);
    press("Down", "Down", "Down", "Enter");
    await sees("exit 130");
    expect(readdirSync(work)).toEqual([]);
  });
});
