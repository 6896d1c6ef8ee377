import { completeProfile, decide, type Decision } from "@create-backend/core";
import { catalogueOf, registeredOptions } from "@create-backend/templates";
import { describe, expect, it } from "vitest";
import { decisionPage } from "./page.ts";

const catalogue = catalogueOf(registeredOptions);
const parts = { script: { text: "/* script */", hash: "sha256-script" }, style: { text: "", hash: "sha256-style" } };
const told = { team: { now: 40, in18m: 60, skills: { java: 0.8, python: 0.4 } }, domain: "banking" as const };
const decided = (input: object = told): Decision => decide(completeProfile([{ input, origin: "file" }]), catalogue, { flips: true });
const pageOf = (decision: Decision): string => decisionPage(decision, catalogue, parts);
/** The rows of every table of arguments: points, then the sum. */
const tablesIn = (page: string): { points: number[]; sum: number }[] =>
  [...page.matchAll(/<table class="arguments">(.*?)<\/table>/gs)].map(([, table = ""]) => {
    const figures = [...table.matchAll(/<td class="points">([+−])([\d.]+)<\/td>/g)].map(([, sign, digits]) => (sign === "−" ? -1 : 1) * Number(digits));
    return { points: figures.slice(0, -1), sum: figures.at(-1) ?? Number.NaN };
  });

describe("the page of a decision", () => {
  it("shows points that add up to what they say they add up to", () => {
    const tables = tablesIn(pageOf(decided()));
    expect(tables.length).toBeGreaterThan(5);
    for (const { points, sum } of tables) expect(points.reduce((total, one) => total + one, 0)).toBeCloseTo(sum, 9);
  });

  it("shows every answer, every option that was ruled out and the rule that did it", () => {
    const decision = decided();
    const page = pageOf(decision);
    for (const { title, rejected } of Object.values(decision.choices)) {
      expect(page).toContain(title);
      for (const { title: other, code } of rejected) expect([page.includes(other), page.includes(code) || code === "O01"]).toEqual([true, true]);
    }
  });

  it("tells of a load that shrinks what today's costs, in the spoken words of the chart, too", () => {
    const page = pageOf(decided({ ...told, load: { peakRpsNow: 300, peakRps24m: 20 } }));
    expect(page).toContain("300 requests per second at the peak today, for the load shrinks,");
    expect(page).toMatch(/aria-label="Cost a month over the load\. Today: functions [\d.,]+ dollars, containers [\d.,]+ dollars\. In 24 months: functions/);
    expect(pageOf(decided())).toContain('aria-label="Cost a month over the load. In 24 months: functions');
  });

  it("prints what the user wrote as text, wherever it appears", () => {
    const hostile = `</script><script>alert(1)</script><img src=x onerror="alert(1)">`;
    const page = pageOf(decided({ ...told, name: hostile, modules: { [hostile]: null }, load: { growthReason: hostile } }));
    expect(page.match(/<script/g)).toHaveLength(2);
    expect(page).not.toContain("<img");
    expect(page).toContain("&lt;img src=x onerror=&quot;alert(1)&quot;&gt;");
  });

  it("loads nothing: no address outside of text, and a policy that forbids it", () => {
    const page = pageOf(decided());
    expect(page.match(/(?:src|href|action|url\()\s*=?\s*["'(]?(?!#)[^"'\s>]*:\/\/|@import|<link|<iframe/g)).toBeNull();
    expect(page).toContain(`default-src &#39;none&#39;; script-src &#39;sha256-script&#39;; style-src &#39;sha256-style&#39;`);
    expect(page).not.toMatch(/ style="/);
  });

  it("says in whole sentences what it runs on and what is at odds", () => {
    const page = pageOf(decided({ team: { now: 40, in18m: 39, skills: { java: 1 } }, constraints: { onPrem: true }, ops: ["ci_cd", "iac", "monitoring_oncall", "containers", "platform_team"] }));
    expect(page).toContain("data in PostgreSQL. Hosting: Own Kubernetes cluster.");
    expect(page).toMatch(/or correct in18m\. \(X17\)</);
  });

  it("is the same for the same decision, in whatever order it was told", () => {
    const { domain, team } = told;
    expect(pageOf(decided({ domain, team }))).toBe(pageOf(decided({ team, domain })));
  });
});
