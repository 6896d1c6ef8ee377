import { createHash } from "node:crypto";
import type { Finding } from "@create-backend/core";
import { idOf } from "../finding-id.ts";
import { allFindings, asideOf, byRule, countText, type Judged, type Rule } from "../judged.ts";
import { escaped as xml } from "./junit.ts";

const style = `:root{color-scheme:light dark;--paper:#fbfaf7;--ink:#1d2129;--soft:#5b6270;--line:#dedbd3;--accent:#0b6e69;--bad:#b3261e}
@media(prefers-color-scheme:dark){:root{--paper:#14171b;--ink:#e7e9ec;--soft:#a2a9b5;--line:#333a44;--accent:#5cc4b8;--bad:#ff8a80}}
body{max-width:72rem;margin:0 auto;padding:1.5rem;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;overflow-wrap:anywhere}
h1{font-size:1.5rem;margin:0 0 .5rem}h2{font-size:1.125rem;margin:2rem 0 .25rem}p{margin:.25rem 0}.soft,small{color:var(--soft)}
article{border-top:1px solid var(--line);padding:.75rem 0}code{font:.875em/1.5 ui-monospace,"Cascadia Mono",Menlo,"DejaVu Sans Mono",monospace}pre{margin:.25rem 0;overflow:auto;border-left:3px solid var(--line);padding-left:.75rem}
.error code.place{color:var(--bad)}.fix::before{content:"→ ";color:var(--accent)}table{border-collapse:collapse}td,th{text-align:left;padding:.1rem 1rem .1rem 0}`;

/** One page for a person, which asks no network for anything and runs no script. */
export function htmlReport(judged: Judged): string {
  const { counts } = judged.result;
  const hash = createHash("sha256").update(style).digest("base64");
  const facts = [`${counts.files} files and ${counts.edges} imports judged by ${judged.policies.length} policies`, ...asideOf(judged)].join("; ");
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${xml(judged.project)}: ${countText(allFindings(judged))}</title><style>${style}</style></head>
<body><header><h1>${xml(judged.project)}: ${countText(allFindings(judged))}</h1><p class="soft">${xml(facts)}.</p></header><main>${countsTable(judged)}${byRule(judged).map(([rule, findings]) => section(rule, findings, judged)).join("")}</main></body></html>
`;
}

function countsTable({ result: { counts } }: Judged): string {
  const rows = Object.entries(counts.byModule).sort(([, some], [, others]) => others - some);
  if (rows.length === 0) return "";
  return `<table><caption class="soft">Findings by module</caption><thead><tr><th scope="col">Module</th><th scope="col">Findings</th></tr></thead><tbody>${rows.map(([name, count]) => `<tr><td>${xml(name)}</td><td>${count}</td></tr>`).join("")}</tbody></table>`;
}

function section({ name, title, why }: Rule, findings: readonly Finding[], judged: Judged): string {
  const reason = why === "" ? "" : `<p class="soft">${xml(why.replace(/\s+/g, " "))}</p>`;
  return `<section><h2>${xml(name)} <small>${xml(title)}, ${countText(findings)}</small></h2>${reason}${findings.map((finding) => article(finding, judged)).join("")}</section>\n`;
}

function article(finding: Finding, { lineOf }: Judged): string {
  const { severity, location: { path, line, column }, message, fix } = finding;
  const text = lineOf(path, line)?.trim() ?? "";
  return `<article class="${severity}" id="${idOf(finding)}"><p><code class="place">${xml(`${path}:${line}:${column}`)}</code> <small>${idOf(finding)}</small></p>${text === "" ? "" : `<pre><code>${xml(text.slice(0, 300))}</code></pre>`}<p>${xml(message)}</p><p class="fix">${xml(fix)}</p></article>`;
}
