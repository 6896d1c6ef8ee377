import { describe, expect, it } from "vitest";
import type { Finding } from "@create-backend/core";
import { styleOf } from "../../terminal/style.ts";
import type { Judged } from "../judged.ts";
import { reportText, wantedReports } from "../report.ts";
import { azureReport } from "./azure.ts";
import { githubReport } from "./github.ts";
import { gitlabReport } from "./gitlab.ts";
import { htmlReport } from "./html.ts";
import { jsonReport } from "./json.ts";
import { junitReport } from "./junit.ts";
import { markdownReport } from "./markdown.ts";
import { sarifReport } from "./sarif.ts";
import { teamcityReport } from "./teamcity.ts";
import { terminalReport } from "./terminal.ts";

const deep: Finding = {
  policy: "cross-module-import",
  severity: "error",
  location: { path: "modules/orders/src/place order.ts", line: 3, column: 24, endLine: 3, endColumn: 45 },
  facts: { from: "orders", to: "catalog" },
  message: 'orders reaches into "catalog" & its <tables>.',
  fix: "Import the contract of catalog, 100% of it.",
  fingerprint: "cross-module-import modules/orders/src/place order.ts from=orders to=catalog",
  related: [{ path: "modules/catalog/src/tables.ts", line: 1, column: 1 }],
};
const near: Finding = { ...deep, policy: "health/expiring-waiver", severity: "warning", location: { path: ".backend/waivers.yaml", line: 1, column: 1 }, message: "It ends in 3 days.", fix: "Mend it.", fingerprint: "near", related: [] };
const rule = (name: string) => ({ name, title: `About ${name}`, summary: "Forbids it.", why: "Doors become walls. And more.", page: "# Page" });

function judged(findings: readonly Finding[], health: readonly Finding[] = []): Judged {
  return {
    project: "shop",
    below: "",
    tool: "0.1.0",
    result: { findings, health, waived: [], rules: [], baselined: [], counts: { files: 12, units: 9, edges: 30, judged: {}, byPolicy: {}, byModule: {}, byOwner: {}, waived: 0, waivedInline: 0, baselined: 0 } },
    policies: ["cross-module-import", "unpinned-image"],
    ruleOf: rule,
    lineOf: () => 'import { prices } from "@shop/catalog/tables";',
  };
}

const screen = { style: styleOf(false), live: false, width: 80, write: () => undefined };

describe("reports of a check", () => {
  it("as a page hold every finding as text, run no script and ask no network for anything", () => {
    const page = htmlReport(judged([deep], [near]));
    expect(page.match(/<article/g)).toHaveLength(2);
    expect(page).toContain("reaches into &quot;catalog&quot; &amp; its &lt;tables&gt;.");
    expect(page).toContain("default-src 'none'; style-src 'sha256-");
    expect(page).not.toMatch(/<script| style="|https?:|<tables>/);
  });

  it("show what a name of somebody else's would do to a terminal or a table, and do not let it", () => {
    const steering = { ...deep, location: { ...deep.location, path: "a\u001b[31m\nred|\u202egnp.ts" }, message: "Of a\u001b[31m\nred." };
    const line = { ...judged([steering]), lineOf: () => "\u001b[2J" };

    expect(terminalReport(line, screen)).toContain("  a␛[31m␊red|\ufffdgnp.ts:3:24");
    expect(terminalReport(line, screen)).toContain("    Of a␛[31m␊red.");
    expect(terminalReport(line, screen)).not.toContain("\u001b");
    expect(markdownReport(line)).toContain("| `a␛[31m␊red\\|\ufffdgnp.ts:3` |");
  });

  it("send nothing to the log of a pipeline that steers the terminal it is read in", () => {
    const steering = { ...deep, location: { ...deep.location, path: "a\u001b[31m\nred|\u202egnp.ts" }, message: "Of a\u001b[31m\nred.", fix: "Mend\u009b it." };
    for (const report of [githubReport, azureReport, teamcityReport, gitlabReport, junitReport, sarifReport]) expect(report(judged([steering])), report.name).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/u);
    for (const report of [githubReport, azureReport, teamcityReport]) expect(report(judged([steering])), report.name).not.toMatch(/[\p{Bidi_Control}\u007f-\u009f]/u);
    expect(githubReport(judged([steering]))).toContain("file=a␛[31m%0Ared|\ufffdgnp.ts,");
    expect(azureReport(judged([steering]))).toContain("Of a␛[31m%0Ared. Mend\ufffd it.");
  });

  it("on a terminal show why, where, the line, and what to do", () => {
    expect(terminalReport(judged([deep]), screen)).toMatchInlineSnapshot(`
      "✗ cross-module-import  1 error
        About cross-module-import. Doors become walls.

        modules/orders/src/place order.ts:3:24  f-3146df52
          3 │ import { prices } from "@shop/catalog/tables";
            │                        ^^^^^^^^^^^^^^^^^^^^^
          orders reaches into "catalog" & its <tables>.
          → Import the contract of catalog, 100% of it.

      ✗ 1 error
        12 files and 30 imports of shop judged by 2 policies.
        \`create-backend explain <policy>\` says more about one, \`explain f-…\` about a finding.
      "
    `);
  });

  it("on a terminal say that all is well", () => {
    expect(terminalReport(judged([]), screen)).toBe("✓ no findings\n  12 files and 30 imports of shop judged by 2 policies.\n");
  });

  it("for GitHub stand at their line, escaped", () => {
    expect(githubReport(judged([deep], [near]))).toMatchInlineSnapshot(`
      "::error file=modules/orders/src/place order.ts,line=3,endLine=3,col=24,endColumn=45,title=cross-module-import::orders reaches into "catalog" & its <tables>.%0AImport the contract of catalog, 100%25 of it.
      ::warning file=.backend/waivers.yaml,line=1,endLine=1,col=1,endColumn=1,title=health/expiring-waiver::It ends in 3 days.%0AMend it.
      "
    `);
  });

  it("for GitHub are annotations as far as it shows them, and lines of the log that are no commands beyond", () => {
    const many = Array.from({ length: 12 }, (_, at) => ({ ...deep, location: { path: at < 11 ? `src/${at}.ts` : "::set-env name=a::b", line: 1, column: 1 }, message: "Of ##[add-path]here." }));
    const lines = githubReport(judged(many, [near])).trimEnd().split("\n");
    expect(lines.filter((line) => line.startsWith("::error "))).toHaveLength(10);
    expect(lines.filter((line) => line.startsWith("::warning "))).toHaveLength(1);
    expect(lines.slice(11)).toEqual([
      "GitHub shows 10 annotations of a kind; 2 more:",
      "- error src/10.ts:1:1 cross-module-import: Of # #[add-path]here. Import the contract of catalog, 100% of it.",
      "- error ::set-env name=a::b:1:1 cross-module-import: Of # #[add-path]here. Import the contract of catalog, 100% of it.",
    ]);
  });

  it("that a platform shows beside code name paths from the top of the git repository, and stay apart from those of a neighbour", () => {
    const below = (format: string): string => reportText({ format }, { ...judged([deep]), below: "services/shop" }, screen);
    for (const format of ["github", "gitlab", "azure", "teamcity"]) expect(below(format), format).toContain("services/shop/modules/orders/src/place order.ts");
    expect(JSON.parse(below("sarif"))).toMatchObject({ runs: [{ results: [{ locations: [{ physicalLocation: { artifactLocation: { uri: "services/shop/modules/orders/src/place%20order.ts" } } }], relatedLocations: [{ physicalLocation: { artifactLocation: { uri: "services/shop/modules/catalog/src/tables.ts" } } }], partialFingerprints: { "createBackend/v1": `services/shop ${deep.fingerprint}` } }] }] });
    for (const format of ["json", "terminal", "markdown", "junit", "html"]) expect(below(format), format).not.toContain("services/shop/");
  });

  it("send no line that a pipeline takes for a command, whatever a file is called", () => {
    const commanding = { ...judged([{ ...deep, location: { path: "::add-mask::a.ts", line: 1, column: 1, endColumn: 9 }, message: "::warning::no ##vso[task.setvariable variable=PATH]." }]), lineOf: () => "##vso[task.complete]" };
    for (const report of [(all: Judged) => terminalReport(all, screen), markdownReport]) expect(report(commanding)).not.toMatch(/^\s*::|##\w*\[/m);
  });

  it("for GitLab have a fingerprint each, also where two findings share one", () => {
    const issues = JSON.parse(gitlabReport(judged([deep, deep], [near]))) as { fingerprint: string }[];
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(3);
    expect(issues[2]).toEqual({
      description: "It ends in 3 days. Mend it.",
      check_name: "health/expiring-waiver",
      fingerprint: "near",
      severity: "minor",
      location: { path: ".backend/waivers.yaml", lines: { begin: 1, end: 1 } },
    });
  });

  it("for Azure Pipelines stand at their line, escaped, without what is only worth knowing", () => {
    expect(azureReport(judged([deep, { ...deep, severity: "info" }, { ...near, location: { path: "a;b].ts", line: 2, column: 5 } }]))).toBe(
      '##vso[task.logissue type=error;sourcepath=modules/orders/src/place order.ts;linenumber=3;columnnumber=24;code=cross-module-import]orders reaches into "catalog" & its <tables>. Import the contract of catalog, 100%AZP25 of it.\n' +
        "##vso[task.logissue type=warning;sourcepath=a%3Bb%5D.ts;linenumber=2;columnnumber=5;code=health/expiring-waiver]It ends in 3 days. Mend it.\n",
    );
  });

  it("for TeamCity name the inspection once, escaped", () => {
    expect(teamcityReport(judged([{ ...deep, message: "It's [là] | there." }, deep]))).toBe(
      "##teamcity[inspectionType id='cross-module-import' name='About cross-module-import' category='create-backend' description='Forbids it.']\n" +
        "##teamcity[inspection typeId='cross-module-import' message='It|'s |[l|0x00e0|] || there. Import the contract of catalog, 100% of it.' file='modules/orders/src/place order.ts' line='3' SEVERITY='ERROR']\n" +
        "##teamcity[inspection typeId='cross-module-import' message='orders reaches into \"catalog\" & its <tables>. Import the contract of catalog, 100% of it.' file='modules/orders/src/place order.ts' line='3' SEVERITY='ERROR']\n",
    );
  });

  it("for JUnit fail a case for each error, and pass where there is none", () => {
    expect(junitReport(judged([deep], [near]))).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="create-backend check">
        <testsuite name="cross-module-import" tests="1" failures="1" errors="0" skipped="0" time="0">
          <testcase classname="cross-module-import" name="modules/orders/src/place order.ts:3:24">
            <failure type="error" message="orders reaches into &quot;catalog&quot; &amp; its &lt;tables&gt;.">modules/orders/src/place order.ts:3:24
      orders reaches into &quot;catalog&quot; &amp; its &lt;tables&gt;.
      Import the contract of catalog, 100% of it.</failure>
          </testcase>
        </testsuite>
        <testsuite name="unpinned-image" tests="1" failures="0" errors="0" skipped="0" time="0">
          <testcase classname="unpinned-image" name="About unpinned-image"/>
        </testsuite>
        <testsuite name="health/expiring-waiver" tests="1" failures="0" errors="0" skipped="0" time="0">
          <testcase classname="health/expiring-waiver" name=".backend/waivers.yaml:1:1">
            <system-out>.backend/waivers.yaml:1:1
      It ends in 3 days.
      Mend it.</system-out>
          </testcase>
        </testsuite>
      </testsuites>
      "
    `);
  });

  it("in Markdown are a table for each policy", () => {
    expect(markdownReport(judged([deep]))).toContain("| `modules/orders/src/place order.ts:3` | orders reaches into \"catalog\" & its <tables>. | Import the contract of catalog, 100% of it. |");
  });

  it("in Markdown fit into a step summary, however many there are", () => {
    const report = markdownReport(judged(Array.from({ length: 20_000 }, () => deep)));
    expect([report.length < 1_000_000, report.includes("And 19900 more")]).toEqual([true, true]);
  });

  it("in SARIF have a fingerprint each, also where two findings share one", () => {
    const { runs } = JSON.parse(sarifReport(judged([deep, deep], [near]))) as { runs: { results: { partialFingerprints: object }[] }[] };
    expect(new Set(runs[0]?.results.map(({ partialFingerprints }) => JSON.stringify(partialFingerprints))).size).toBe(3);
  });

  it("in SARIF are no more than GitHub takes, and say how many are left out", () => {
    const places = Array.from({ length: 1200 }, (_, line) => ({ path: "a.ts", line: line + 1, column: 1 }));
    const { runs } = JSON.parse(sarifReport(judged([{ ...deep, related: places }, ...Array.from({ length: 25_001 }, () => deep)]))) as { runs: { results: { relatedLocations: object[] }[]; invocations: object[] }[] };
    expect([runs[0]?.results.length, runs[0]?.results[0]?.relatedLocations.length]).toEqual([25_000, 100]);
    expect(runs[0]?.invocations).toEqual([{ executionSuccessful: true, toolExecutionNotifications: [{ level: "warning", message: { text: "2 results are left out: 25000 is what GitHub takes. The JSON report holds all." } }] }]);
  });

  it("in SARIF have a rule, a place, a stable fingerprint and related places", () => {
    const { runs } = JSON.parse(sarifReport(judged([deep], [near]))) as { runs: { tool: { driver: { rules: { id: string }[] } }; results: unknown[] }[] };
    expect(runs[0]?.tool.driver.rules.map(({ id }) => id)).toEqual(["cross-module-import", "unpinned-image", "health/expiring-waiver"]);
    expect(runs[0]?.results[0]).toEqual({
      ruleId: "cross-module-import",
      ruleIndex: 0,
      level: "error",
      message: { text: `${deep.message} ${deep.fix}` },
      locations: [{ physicalLocation: { artifactLocation: { uri: "modules/orders/src/place%20order.ts", uriBaseId: "SRCROOT" }, region: { startLine: 3, startColumn: 24, endLine: 3, endColumn: 45 } } }],
      relatedLocations: [{ id: 0, physicalLocation: { artifactLocation: { uri: "modules/catalog/src/tables.ts", uriBaseId: "SRCROOT" }, region: { startLine: 1, startColumn: 1 } } }],
      partialFingerprints: { "createBackend/v1": deep.fingerprint },
    });
  });

  it("in JSON are all right when only warnings are left", () => {
    expect([JSON.parse(jsonReport(judged([deep]))), JSON.parse(jsonReport(judged([], [near])))]).toMatchObject([{ ok: false, schema: 1 }, { ok: true, health: [near] }]);
  });
});

describe("wantedReports", () => {
  it("adds the terminal where every report goes to a file", () => {
    expect(wantedReports(["sarif=out/report.sarif"])).toEqual([{ format: "sarif", file: "out/report.sarif" }, { format: "terminal" }]);
    expect(wantedReports([])).toEqual([{ format: "terminal" }]);
  });

  it("refuses an unknown format, and two on stdout", () => {
    expect(() => wantedReports(["sarf"])).toThrow(/Did you mean "sarif"/);
    expect(() => wantedReports(["json", "sarif"])).toThrow(/both go to stdout/);
  });
});
