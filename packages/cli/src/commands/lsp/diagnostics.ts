import type { Finding, Location, Severity, UserError } from "@create-backend/core";
import { DiagnosticSeverity, type Diagnostic, type Range } from "vscode-languageserver/node";

const weights: Readonly<Record<Severity, DiagnosticSeverity>> = { error: DiagnosticSeverity.Error, warning: DiagnosticSeverity.Warning, info: DiagnosticSeverity.Information };

/** A finding as editors show it. `uriOf` makes an address of a path in the repository. */
export function diagnosticOf(finding: Finding, uriOf: (path: string) => string): Diagnostic {
  const { policy, severity, location, message, fix, related = [] } = finding;
  return {
    range: rangeOf(location),
    severity: weights[severity],
    source: "create-backend",
    code: policy,
    message: `${message} ${fix}`,
    ...(related.length === 0 ? {} : { relatedInformation: related.map((other) => ({ location: { uri: uriOf(other.path), range: rangeOf(other) }, message: "along the way" })) }),
  };
}

/** Ours count from 1, editors from 0; both in UTF-16 units. */
export function rangeOf({ line, column, endLine = line, endColumn = column }: Location): Range {
  return { start: { line: line - 1, character: column - 1 }, end: { line: endLine - 1, character: endColumn - 1 } };
}

/** What is wrong with the agreement or the rules, at its place. */
export function problemDiagnostics({ code, parts: { what, todo, place, others = [] } }: UserError): Diagnostic[] {
  const { line = 1, column = 1 } = place ?? {};
  return [{ range: rangeOf({ path: "", line, column }), severity: DiagnosticSeverity.Error, source: "create-backend", code, message: `${what} ${todo}` }, ...others.flatMap(problemDiagnostics)];
}

/** No editor shows more of one file. */
const most = 500;

/** As many as an editor can show, and how many more there are. */
export function shortened(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const [last] = diagnostics.slice(most);
  if (last === undefined) return [...diagnostics];
  const more = { range: last.range, severity: DiagnosticSeverity.Information, source: "create-backend", code: "more", message: `${diagnostics.length - most} more in this file. \`create-backend check --json\` lists all.` };
  return [...diagnostics.slice(0, most), more];
}
