import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("page.css", import.meta.url), "utf8");

/** Colours of one scheme by their names; short ones (#fff) in full. */
function scheme(rules: string): ReadonlyMap<string, string> {
  return new Map([...rules.matchAll(/--(\w+): #(\w+)/g)].map(([, name = "", hex = ""]) => [name, hex.length === 3 ? hex.replaceAll(/./g, "$&$&") : hex]));
}

/** Relative luminance as WCAG 2 defines it. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const roots = [...css.matchAll(/:root \{([^}]*)\}/g)].map(([, rules = ""]) => scheme(rules));

// axe cannot tell what lies behind the words of a chart, and looks at one scheme at a time.
describe.each([["light", roots[0]], ["dark", roots[1]]] as const)("the colours of the page, %s", (_, colours) => {
  it.each(["ink", "soft", "accent", "against"])("let %s be read on everything that it stands on (WCAG AA, 4.5 to 1)", (name) => {
    const grounds = ["paper", "card", "tint", "warn"].map((ground) => [ground, contrast(colours?.get(name) ?? "", colours?.get(ground) ?? "")] as const);
    expect(grounds.filter(([, ratio]) => !(ratio >= 4.5))).toEqual([]);
  });
});
