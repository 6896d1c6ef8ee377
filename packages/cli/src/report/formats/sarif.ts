import type { Finding, Location, Severity } from "@create-backend/core";
import { toldApart } from "../finding-id.ts";
import { allFindings, byRule, type Judged, type Rule } from "../judged.ts";

const levels: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "note" };
const base = "SRCROOT";

/** SARIF 2.1.0 with stable fingerprints. What is waived or known is in it too, marked as suppressed. */
export function sarifReport(judged: Judged): string {
  const ailing = byRule(judged).map(([rule]) => rule).filter(({ name }) => !judged.policies.includes(name));
  const rules = [...judged.policies.map(judged.ruleOf), ...ailing];
  const index = new Map(rules.map(({ name }, at) => [name, at]));
  const { waived, baselined } = judged.result;
  const found = allFindings(judged);
  const all = toldApart([...found, ...waived, ...baselined]);
  const justified = [...found.map(() => undefined), ...waived.map(() => "waived in .backend/waivers.yaml or by a comment at its line"), ...baselined.map(() => "known since the baseline")];
  const results = all.slice(0, mostResults).map((finding, at) => {
    const justification = justified[at];
    return { ...resultOf(finding, index), ...(justification === undefined ? {} : { suppressions: [{ kind: "external", status: "accepted", justification }] }) };
  });
  const run = {
    tool: { driver: { name: "create-backend", semanticVersion: judged.tool, informationUri: "https://www.npmjs.com/package/@create-backend/create", rules: rules.map(ruleObject) } },
    invocations: [{ executionSuccessful: true, ...(all.length > mostResults ? { toolExecutionNotifications: [leftOut(all.length - mostResults)] } : {}) }],
    originalUriBaseIds: { [base]: { description: { text: "The root of the repository" } } },
    columnKind: "utf16CodeUnits",
    results,
  };
  return `${JSON.stringify({ $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] }, null, 2)}\n`;
}

/** GitHub refuses a file with more results. */
const mostResults = 25_000;

/** GitHub shows so many places of a result, and refuses a file with ten times as many. */
const mostPlaces = 100;

function leftOut(count: number): object {
  return { level: "warning", message: { text: `${count} results are left out: ${mostResults} is what GitHub takes. The JSON report holds all.` } };
}

function ruleObject({ name, title, summary, why, page }: Rule): object {
  return {
    id: name,
    shortDescription: { text: title },
    fullDescription: { text: summary === "" ? title : summary },
    help: { text: why === "" ? summary || title : why, ...(page === "" ? {} : { markdown: page }) },
    defaultConfiguration: { level: "error" },
  };
}

function resultOf({ policy, severity, message, fix, location, related, fingerprint }: Finding, index: ReadonlyMap<string, number>): object {
  return {
    ruleId: policy,
    ...(index.has(policy) ? { ruleIndex: index.get(policy) } : {}),
    level: levels[severity],
    message: { text: `${message} ${fix}` },
    locations: [{ physicalLocation: physical(location) }],
    ...(related === undefined ? {} : { relatedLocations: related.slice(0, mostPlaces).map((place, id) => ({ id, physicalLocation: physical(place) })) }),
    partialFingerprints: { "createBackend/v1": fingerprint },
  };
}

function physical({ path, line, column, endLine, endColumn }: Location): object {
  return {
    artifactLocation: { uri: path.split("/").map(encodeURIComponent).join("/"), uriBaseId: base },
    region: { startLine: line, startColumn: column, ...(endLine === undefined ? {} : { endLine }), ...(endColumn === undefined ? {} : { endColumn }) },
  };
}
