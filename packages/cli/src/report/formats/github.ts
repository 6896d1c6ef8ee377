import type { Finding, Severity } from "@create-backend/core";
import { visible } from "../../terminal/text.ts";
import { allFindings, type Judged } from "../judged.ts";

const levels: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "notice" };

/** Workflow commands: GitHub shows each one at its line of the pull request. */
export function githubReport(judged: Judged): string {
  return allFindings(judged).map(annotation).join("");
}

function annotation({ policy, severity, location, message, fix }: Finding): string {
  const properties = {
    file: location.path,
    line: location.line,
    endLine: location.endLine ?? location.line,
    // GitHub refuses columns of an annotation over several lines.
    ...((location.endLine ?? location.line) === location.line ? { col: location.column, endColumn: location.endColumn ?? location.column } : {}),
    title: policy,
  };
  const said = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`).join(",");
  return `::${levels[severity]} ${said}::${text(`${message}\n${fix}`)}\n`;
}

/** Ends of lines have a way to be said; whatever else would steer the terminal that shows the log has none. */
function text(value: string): string {
  return visible(value.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A"));
}

function property(value: string): string {
  return text(value).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
