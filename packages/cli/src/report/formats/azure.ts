import type { Finding } from "@create-backend/core";
import { visible } from "../../terminal/text.ts";
import { allFindings, type Judged } from "../judged.ts";

/** Logging commands: Azure Pipelines lists them in the summary of a run. It knows errors and warnings alone, so what is only worth knowing is left out. */
export function azureReport(judged: Judged): string {
  return allFindings(judged)
    .filter(({ severity }) => severity !== "info")
    .map(issue)
    .join("");
}

function issue({ policy, severity, message, fix, location: { path, line, column } }: Finding): string {
  const properties = { type: severity, sourcepath: path, linenumber: line, columnnumber: column, code: policy };
  const said = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
  return `##vso[task.logissue ${said.join(";")}]${text(`${message} ${fix}`)}\n`;
}

/** Ends of lines have a way to be said; whatever else would steer the terminal that shows the log has none. */
function text(value: string): string {
  return visible(value.replaceAll("%", "%AZP25").replaceAll("\r", "%0D").replaceAll("\n", "%0A"));
}

function property(value: string): string {
  return text(value).replaceAll(";", "%3B").replaceAll("]", "%5D");
}
