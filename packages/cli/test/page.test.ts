import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createBackend, ensureBuilt, scratch } from "./built.ts";
import { hasChromium, launch } from "./chromium.ts";

const place = scratch();
const { folder } = place;
const team = "name: shop\nteam: { now: 6, in18m: 12, skills: { typescript: 0.7, python: 0.3 } }\ndomain: ecommerce\nload: { peakRpsNow: 20, peakRps24m: 200 }\nops: [ci_cd, containers]\n";
/** The page of this team, which most tests look at. */
const plainPage = "decision.html";
let browser: Browser | undefined;

beforeAll(async () => {
  await ensureBuilt();
  writeFileSync(join(folder, "team.yaml"), team);
  await write(plainPage);
  if (hasChromium) browser = await launch();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  place.remove();
});

const write = async (file: string, ...flags: string[]): Promise<string> => {
  const { code, err } = await createBackend(["decide", "--profile", "team.yaml", ...flags, "--html", file], { folder });
  expect([code, err]).toEqual([0, `✓ page written to ${file}: open it in a browser\n`]);
  return readFileSync(join(folder, file), "utf8");
};

interface Opening {
  readonly scripts?: boolean;
  readonly width?: number;
  readonly scheme?: "light" | "dark";
  /** Lets the test bring a script of its own. */
  readonly bypassCSP?: boolean;
}

/** Opens a page; whatever it asks the network for, and whatever goes wrong in it, is kept. */
async function open(file: string, { scripts = true, width = 1280, scheme = "light", bypassCSP = false }: Opening = {}): Promise<{ page: Page; faults: string[] }> {
  if (browser === undefined) throw new Error("There is no browser.");
  const context = await browser.newContext({ javaScriptEnabled: scripts, viewport: { width, height: 900 }, colorScheme: scheme, bypassCSP });
  context.setDefaultTimeout(90_000);
  const page = await context.newPage();
  const faults: string[] = [];
  const address = `file://${join(folder, file)}`;
  page.on("request", (request) => request.url() === address || faults.push(request.url()));
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  await page.goto(address);
  return { page, faults };
}

const everythingOpen = "for (const details of document.querySelectorAll('details')) details.open = true";
const textOf = (page: Page, selector: string) => page.locator(selector).textContent();
/** Waits until everything that was moved is decided on. */
const settled = (page: Page) => page.locator('#rest:not([aria-busy="true"])').waitFor({ state: "attached" });
const said = async (page: Page, words: string | RegExp): Promise<void> => {
  await settled(page);
  await page.locator("#changed").filter({ hasText: words }).waitFor();
};

describe.runIf(hasChromium)("the page of a decision, in a browser", { timeout: 180_000 }, () => {
  it("decides as the command does when an input is moved", async () => {
    await write("after.html", "--team", "6,5");
    const [moved, expected] = [await open(plainPage), await open("after.html")];
    await moved.page.locator('input[type="number"][data-key="team.in18m"]').fill("5");
    await moved.page.locator('input[type="number"][data-key="team.now"]').fill("6");
    await settled(moved.page);
    expect(await textOf(moved.page, "#verdict")).toBe("Modular monolith in TypeScript with Fastify, data in PostgreSQL. Hosting: Amazon ECS on Fargate.");
    for (const part of ["#first", "#rest"]) expect(await textOf(moved.page, part)).toBe(await textOf(expected.page, part));
    expect([...moved.faults, ...expected.faults]).toEqual([]);
  });

  it("gives the changed situation and its decision as files, the bytes of the command", async () => {
    const { page, faults } = await open(plainPage);
    await page.locator('input[type="number"][data-key="delivery.weeks"]').fill("9");
    await said(page, /./);
    const saved = async (id: string): Promise<string> => decodeURIComponent((await page.locator(id).getAttribute("href"))?.replace(/^data:[^,]*,/, "") ?? "");
    expect(await saved("#save-decision")).toBe((await createBackend(["decide", "--profile", "team.yaml", "--weeks", "9", "--json"], { folder })).out);
    await page.locator("#keep > summary").click();
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#save-profile").click()]);
    await download.saveAs(join(folder, "kept.yaml"));
    const kept = await createBackend(["decide", "--profile", "kept.yaml"], { folder });
    expect([kept.out, faults]).toEqual([(await createBackend(["decide", "--profile", "team.yaml", "--weeks", "9"], { folder })).out, []]);
  });

  it("decides by the radar and the facts of the organisation, as the command does", async () => {
    mkdirSync(join(folder, "standards"), { recursive: true });
    writeFileSync(join(folder, "standards/standards.json"), '{"name":"@acme/standards","version":"1.0.0"}');
    writeFileSync(join(folder, "standards/radar.yaml"), "- { name: nestjs, ring: forbidden, reason: no more }\n");
    writeFileSync(join(folder, "facts.yaml"), "- { id: language.python.speed, value: 10, reason: our own measurements }\n");
    const ours = ["--extends", "./standards", "--overrides", "facts.yaml"];
    await write("ours.html", ...ours);
    await write("ours-after.html", ...ours, "--weeks", "3");
    const [moved, expected] = [await open("ours.html"), await open("ours-after.html")];
    await moved.page.locator('input[type="number"][data-key="delivery.weeks"]').fill("3");
    await said(moved.page, /./);
    for (const part of ["#first", "#rest"]) expect(await textOf(moved.page, part)).toBe(await textOf(expected.page, part));
    for (const words of ["our own measurements", "The radar says forbidden (no more)"]) expect(await textOf(moved.page, "#rest")).toContain(words);
    expect([...moved.faults, ...expected.faults]).toEqual([]);
  });

  it("names every control, so that it can be spoken", async () => {
    const { page } = await open(plainPage);
    const nameless = await page.evaluate("[...document.querySelectorAll('input, select')].filter((control) => control.labels.length === 0 && !control.ariaLabel).map((control) => control.outerHTML)");
    expect(nameless).toEqual([]);
  });

  it("can be used with the keyboard alone", async () => {
    const { page, faults } = await open(plainPage);
    const reached = async (selector: string): Promise<boolean> => (await page.locator(`${selector}:focus`).count()) === 1;
    for (let presses = 0; presses < 80 && !(await reached('input[type="range"][data-key="team.in18m"]')); presses += 1) await page.keyboard.press("Tab");
    expect(await page.evaluate("getComputedStyle(document.activeElement).outlineStyle")).toBe("solid");
    await page.keyboard.press("Home");
    await said(page, "framework Fastify (was NestJS)");
    expect(await reached('input[type="range"][data-key="team.in18m"]')).toBe(true);
    expect(faults).toEqual([]);
  });

  it("applies what it says would change the decision, and goes back to the start", async () => {
    const { page, faults } = await open(plainPage);
    const start = await textOf(page, "#rest");
    const flip = page.locator("li", { hasText: "Framework becomes Fastify at no more than 9 engineers" }).last();
    await flip.getByRole("button").click();
    await said(page, "framework Fastify (was NestJS)");
    await page.locator("#restart").click();
    await said(page, "framework NestJS (was Fastify)");
    expect(await textOf(page, "#rest")).toBe(start);
    expect(faults).toEqual([]);
  });

  it("shows the whole decision without scripts, and no input that would do nothing", async () => {
    const { page, faults } = await open(plainPage, { scripts: false });
    expect(await page.locator("#verdict").innerText()).toContain("Modular monolith in TypeScript");
    await page.locator("#choice-language > summary").click();
    expect(await page.locator("#choice-language .arguments").first().isVisible()).toBe(true);
    expect(await page.locator("input:not([name=level]), select, button").filter({ visible: true }).count()).toBe(0);
    expect([await page.locator("#situation").isVisible(), faults]).toEqual([false, []]);
  });

  it("keeps no room for inputs that are not there without scripts", async () => {
    const { page } = await open(plainPage, { scripts: false });
    const widthOf = async (selector: string): Promise<number> => (await page.locator(selector).boundingBox())?.width ?? 0;
    expect(await widthOf("#rest")).toBe(await widthOf("#first"));
  });

  it("shows the short reading without scripts, too", async () => {
    const { page } = await open(plainPage, { scripts: false });
    const shown = async (): Promise<boolean[]> => Promise.all(["#verdict", "#plain", "#choices", "#evidence"].map((part) => page.locator(part).isVisible()));
    expect(await shown()).toEqual([true, true, true, true]);
    await page.locator("#in-short").check();
    expect(await shown()).toEqual([true, true, false, false]);
  });

  it("keeps the decision while a number makes no sense, and says which", async () => {
    const { page, faults } = await open(plainPage);
    const input = page.locator('input[type="number"][data-key="team.now"]');
    for (const text of ["", "0", "-3"]) {
      await input.fill(text);
      expect(await input.getAttribute("aria-invalid")).toBe("true");
    }
    await input.fill("7");
    await said(page, "The decision stays");
    expect([await input.getAttribute("aria-invalid"), faults]).toEqual(["false", []]);
  });

  it("refuses a place that is none with the words of the command, and takes one in any case", async () => {
    const { page, faults } = await open(plainPage);
    await page.evaluate(everythingOpen);
    const input = page.locator('[data-key="constraints.residency"]');
    await input.fill("eu, mars");
    await said(page, 'a country by its two letters (de, us, in) or eu expected; it says "mars"');
    expect(await input.getAttribute("aria-invalid")).toBe("true");
    await input.fill("EU, De");
    await said(page, /./);
    await page.locator("#rest tr", { hasText: "Places the data must stay in" }).filter({ hasText: "eu, de" }).waitFor({ state: "attached" });
    expect([await input.getAttribute("aria-invalid"), faults]).toEqual(["false", []]);
  });

  it("says when answers contradict each other, with a way out", async () => {
    const { page } = await open(plainPage);
    await page.evaluate(everythingOpen);
    await page.locator('select[data-key="load.pattern"]').selectOption("spiky_idle");
    await page.locator('input[type="number"][data-key="slo.p99Ms"]').fill("100");
    await page.locator(".remarks li", { hasText: "100 ms" }).waitFor();
  });

  it("shows what the user wrote as text, also after it has decided anew", async () => {
    writeFileSync(join(folder, "hostile.yaml"), `name: "</script><script>document.title='taken'</script><img src=x onerror=document.title='taken'>"\nload: { growthReason: "<img src=x onerror=document.title='taken'>" }\n`);
    await createBackend(["decide", "--profile", "hostile.yaml", "--html", "hostile.html"], { folder });
    const { page, faults } = await open("hostile.html");
    await page.locator('input[type="number"][data-key="team.now"]').fill("30");
    await said(page, /./);
    expect([await page.title(), await page.locator("img").count(), faults]).toEqual([expect.stringContaining("<img src=x"), 0, []]);
  });

  it.each([["light", 1280], ["dark", 1280], ["light", 360]] as const)("has no fault that axe knows, %s, %i pixels wide", async (scheme, width) => {
    const { page } = await open(plainPage, { scheme, width, bypassCSP: true });
    await page.evaluate(everythingOpen);
    await page.addScriptTag({ content: axe.source });
    const { violations } = await page.evaluate<{ violations: { id: string; nodes: { target: string[] }[] }[] }>("axe.run()");
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(" "))])).toEqual([]);
  });

  it("needs no sideways scrolling on a telephone", async () => {
    const { page } = await open(plainPage, { width: 360 });
    await page.evaluate(everythingOpen);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
  });
});

describe("decide --html", () => {
  it("replaces a page that it wrote, and no other file", async () => {
    await write(plainPage);
    const { code, err } = await createBackend(["decide", "--profile", "team.yaml", "--html", "team.yaml"], { folder });
    expect([code, err.includes("CB-117"), readFileSync(join(folder, "team.yaml"), "utf8")]).toEqual([2, true, team]);
  });

  it("gives the same bytes anywhere", async () => {
    const one = readFileSync(join(folder, plainPage), "utf8");
    await createBackend(["decide", "--profile", "team.yaml", "--html", "deep/two.html"], { folder, environment: { TZ: "Pacific/Auckland", LC_ALL: "tr_TR.UTF-8" } });
    expect(readFileSync(join(folder, "deep/two.html"), "utf8")).toBe(one);
    expect(Buffer.byteLength(one)).toBeLessThan(340_000);
  });
});
