import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium, type Browser } from "playwright-core";
import { skipped } from "./built.ts";

const onPath = (process.env["PATH"] ?? "").split(delimiter).flatMap((folder) => ["chromium", "chromium-browser", "google-chrome"].map((name) => join(folder, name)));
const places = [...onPath, "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

/** The browser of this machine. Where it is missing, tests that need it say so; when `CREATE_BACKEND_REQUIRE` names it, they fail instead. */
const path = [process.env["CHROMIUM"] ?? "", ...places].find((place) => existsSync(place));
const isRequired = (process.env["CREATE_BACKEND_REQUIRE"] ?? "").split(",").includes("chromium");
export const hasChromium = path !== undefined || isRequired;
if (!hasChromium) skipped("Chromium, which shows pages, is not installed");

/** A browser without a window, and without a network. */
export function launch(): Promise<Browser> {
  if (path === undefined) throw new Error("CREATE_BACKEND_REQUIRE names chromium, and it is not installed.");
  const asRoot = process.getuid?.() === 0;
  return chromium.launch({ executablePath: path, args: ["--disable-gpu", ...(asRoot ? ["--no-sandbox"] : [])] });
}
