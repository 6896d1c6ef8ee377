import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createBackend, ensureBuilt, scratch } from "./built.ts";
import { hasChromium, launch } from "./chromium.ts";

const place = scratch();
const { folder } = place;
let browser: Browser | undefined;

beforeAll(async () => {
  await ensureBuilt();
  write("backend.yaml", "version: 1\nname: shop\nmodules:\n  orders: { path: src/orders, uses: [catalog, billing] }\n  catalog: { path: src/catalog }\n  billing: { path: src/billing }\n");
  write("src/catalog/index.ts", `export { price } from "./price";\n`);
  write("src/catalog/price.ts", `import { total } from "../orders/bad";\nexport const price = total;\n`);
  write("src/orders/bad.ts", `import { price } from "../catalog/price";\nexport const total = price;\n`);
  write("src/orders/<img src=x onerror=alert(1)>.ts", "export const hostile = 1;\n");
  write("src/billing/bill.ts", "export const bill = 1;\n");
  write("src/main.ts", `import "./orders/bad";\n`);
  if (hasChromium) browser = await launch();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  place.remove();
});

function write(path: string, text: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const graph = async (...words: string[]): Promise<string> => (await createBackend(["graph", ...words], { folder })).out;

describe("graph", () => {
  it("says of every use whether it is agreed on, there, right, and part of a circle", async () => {
    const { uses, houses } = JSON.parse(await graph("--json")) as { uses: object[]; houses: { id: string; cycle: boolean }[] };
    expect(uses).toEqual([
      { from: "app:src", to: "module:orders", imports: 1, intended: true, violations: 0, cycle: false },
      { from: "module:catalog", to: "module:orders", imports: 1, intended: false, violations: 1, cycle: true },
      { from: "module:orders", to: "module:billing", imports: 0, intended: true, violations: 0, cycle: false },
      { from: "module:orders", to: "module:catalog", imports: 1, intended: true, violations: 1, cycle: true },
    ]);
    expect(houses.filter(({ cycle }) => cycle).map(({ id }) => id).sort()).toEqual(["module:catalog", "module:orders"]);
  });

  it("draws the same as Mermaid, for Graphviz and as SVG", async () => {
    const [mermaid, dot, svg] = await Promise.all([graph(), graph("--format", "dot"), graph("--format", "svg")]);
    expect([mermaid.includes(`"agreed, not there"`), mermaid.includes("linkStyle"), dot.startsWith(`digraph "shop" {`), dot.includes("style=dotted"), svg.match(/class="box /g)?.length, svg.match(/class="arrow bad cycle"/g)?.length]).toEqual([true, true, true, true, 4, 2]);
  });

  it("refuses a format that there is not", async () => {
    const { code, err } = await createBackend(["graph", "--format", "htm"], { folder });
    expect([code, err.includes(`Did you mean "html"?`)]).toEqual([2, true]);
  });
});

/** The page, and whatever it asks the network for or goes wrong in it. */
async function open(scheme: "light" | "dark"): Promise<{ page: Page; faults: string[] }> {
  await createBackend(["graph", "--format", "html", "--out", "graph.html"], { folder });
  if (browser === undefined) throw new Error("There is no browser.");
  const page = await (await browser.newContext({ colorScheme: scheme, viewport: { width: 1280, height: 800 } })).newPage();
  const faults: string[] = [];
  const address = `file://${join(folder, "graph.html")}`;
  page.on("request", (request) => request.url() === address || faults.push(request.url()));
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  await page.goto(address);
  return { page, faults };
}

describe.runIf(hasChromium)("the page of a graph, in a browser", { timeout: 60_000 }, () => {
  it("opens a module into its files, shows what is wrong with them, and goes back", async () => {
    const { page, faults } = await open("light");
    await page.locator('.box[data-id="module:orders"]').click();
    expect(await page.locator("#detail").innerText()).toContain("1 break a rule");
    await page.getByRole("button", { name: "Open its files" }).click();
    expect(await page.locator(".box .label").allTextContents()).toEqual(expect.arrayContaining(["bad.ts", "catalog"]));
    await page.getByRole("button", { name: /^bad\.ts/ }).click();
    expect(await page.locator("#detail .bad").first().innerText()).toContain("inside catalog");
    await page.getByRole("button", { name: "All modules" }).click();
    expect([await page.locator(".box").count(), faults]).toEqual([4, []]);
  });

  it("can be used with the keyboard alone: find, choose, open, back", async () => {
    const { page, faults } = await open("dark");
    await page.keyboard.press("/");
    await page.keyboard.type("price");
    await page.keyboard.press("Enter");
    expect([await page.locator("#detail h2").innerText(), await page.evaluate("document.activeElement.getAttribute('aria-label')")]).toEqual(["src/catalog/price.ts", expect.stringContaining("price.ts")]);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page.locator('.box[data-id="module:catalog"]').focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    expect([await page.locator("#trail").innerText(), faults]).toEqual([expect.stringContaining("catalog"), []]);
  });

  it("zooms, and marks the colours that a person prefers", async () => {
    const [light, dark] = [await open("light"), await open("dark")];
    const before = await light.page.locator("#stage").getAttribute("viewBox");
    await light.page.keyboard.press("+");
    const colour = (page: Page) => page.evaluate("getComputedStyle(document.body).backgroundColor");
    expect([(await light.page.locator("#stage").getAttribute("viewBox")) === before, (await colour(light.page)) === (await colour(dark.page))]).toEqual([false, false]);
  });

  it("prints names as text, whatever they hold", async () => {
    const { page, faults } = await open("light");
    await page.keyboard.press("/");
    await page.keyboard.type("onerror");
    await page.keyboard.press("Enter");
    expect([await page.locator("img").count(), await page.locator("#detail h2").innerText(), faults]).toEqual([0, "src/orders/<img src=x onerror=alert(1)>.ts", []]);
    expect(readFileSync(join(folder, "graph.html"), "utf8")).not.toContain("<img");
  });
});
