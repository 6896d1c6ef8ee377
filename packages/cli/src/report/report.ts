import { nearest, UserError } from "@create-backend/core";
import type { Screen } from "../terminal/session.ts";
import { styleOf } from "../terminal/style.ts";
import { azureReport } from "./formats/azure.ts";
import { githubReport } from "./formats/github.ts";
import { gitlabReport } from "./formats/gitlab.ts";
import { htmlReport } from "./formats/html.ts";
import { jsonReport } from "./formats/json.ts";
import { junitReport } from "./formats/junit.ts";
import { markdownReport } from "./formats/markdown.ts";
import { sarifReport } from "./formats/sarif.ts";
import { teamcityReport } from "./formats/teamcity.ts";
import { terminalReport } from "./formats/terminal.ts";
import { fromTop, type Judged } from "./judged.ts";

const formats: Readonly<Record<string, (judged: Judged, screen: Screen) => string>> = {
  terminal: terminalReport,
  json: jsonReport,
  sarif: (judged) => sarifReport(fromTop(judged)),
  github: (judged) => githubReport(fromTop(judged)),
  gitlab: (judged) => gitlabReport(fromTop(judged)),
  azure: (judged) => azureReport(fromTop(judged)),
  teamcity: (judged) => teamcityReport(fromTop(judged)),
  junit: junitReport,
  markdown: markdownReport,
  html: htmlReport,
};

/** One report that was asked for: `sarif=report.sarif`; without a file it goes to stdout. */
export interface WantedReport {
  readonly format: string;
  readonly file?: string;
}

/** Understands `--format` as it was repeated. Throws `CB-130` unknown format, `CB-131` two on stdout. */
export function wantedReports(written: readonly string[]): readonly WantedReport[] {
  const wanted = written.map((text): WantedReport => {
    const [format = "", ...rest] = text.split("=");
    const file = rest.join("=");
    if (formats[format] === undefined) throw unknown(format);
    return { format, ...(file === "" ? {} : { file }) };
  });
  const loud = wanted.filter(({ file }) => file === undefined);
  if (loud.length > 1)
    throw new UserError("CB-131", { what: `${loud.map(({ format }) => format).join(" and ")} would both go to stdout.`, why: "Nobody could tell them apart.", todo: `Give all but one a file: --format ${loud[0]?.format ?? ""}=report.txt`, place: { key: "--format" } });
  return loud.length === 0 ? [...wanted, { format: "terminal" }] : wanted;
}

/** The text of one report. */
export function reportText({ format, file }: WantedReport, judged: Judged, screen: Screen): string {
  return (formats[format] as (judged: Judged, screen: Screen) => string)(judged, file === undefined ? screen : { ...screen, style: styleOf(false) });
}

export const formatNames: readonly string[] = Object.keys(formats);

function unknown(format: string): UserError {
  const guess = nearest(format, formatNames);
  return new UserError("CB-130", { what: `There is no format "${format}".`, todo: `${guess === undefined ? "" : `Did you mean "${guess}"? `}Known: ${formatNames.join(", ")}.`, place: { key: "--format" } });
}
