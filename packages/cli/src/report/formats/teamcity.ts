import type { Finding, Severity } from "@create-backend/core";
import { visible } from "../../terminal/text.ts";
import { byRule, type Judged, type Rule } from "../judged.ts";

const severities: Readonly<Record<Severity, string>> = { error: "ERROR", warning: "WARNING", info: "INFO" };

/** Service messages: TeamCity lists them under the inspections of a build. */
export function teamcityReport(judged: Judged): string {
  return byRule(judged)
    .flatMap(([rule, findings]) => [inspectionType(rule), ...findings.map(inspection)])
    .join("");
}

function inspectionType({ name, title, summary }: Rule): string {
  return message("inspectionType", { id: name, name: title, category: "create-backend", description: summary === "" ? title : summary });
}

function inspection({ policy, severity, message: what, fix, location: { path, line } }: Finding): string {
  return message("inspection", { typeId: policy, message: `${what} ${fix}`, file: path, line: String(line), SEVERITY: severities[severity] });
}

function message(kind: string, attributes: Readonly<Record<string, string>>): string {
  const said = Object.entries(attributes).map(([name, value]) => ` ${name}='${escaped(value)}'`);
  return `##teamcity[${kind}${said.join("")}]\n`;
}

function escaped(value: string): string {
  const plain = value.replace(/[|'[\]]/g, "|$&").replaceAll("\n", "|n").replaceAll("\r", "|r");
  return visible(plain).replace(/[^\0-\x7f]/g, (letter) => `|0x${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
