import { grouped, type Finding, type Severity } from "@create-backend/core";
import { visible } from "../../terminal/text.ts";
import { allFindings, type Judged } from "../judged.ts";

const levels: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "notice" };

/** GitHub shows so many annotations of one kind for a step. */
const shown = 10;

/** Workflow commands: GitHub shows each one at its line of the pull request. Those that it would leave out are lines of the log, which say their place. */
export function githubReport(judged: Judged): string {
  const kinds = grouped(allFindings(judged), ({ severity }) => severity);
  const annotated = new Set([...kinds.values()].flatMap((findings) => findings.slice(0, shown)));
  const left = allFindings(judged).filter((finding) => !annotated.has(finding));
  const more = left.length === 0 ? "" : `GitHub shows ${shown} annotations of a kind; ${left.length} more:\n${left.map(logLine).join("")}`;
  return `${[...annotated].map(annotation).join("")}${more}`;
}

function logLine({ policy, severity, location: { path, line, column }, message, fix }: Finding): string {
  return `- ${severity} ${visible(`${path}:${line}:${column} ${policy}: ${message} ${fix}`)}\n`;
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
