import { nearest, UserError } from "@create-backend/core";
import { surveyOf, type Survey } from "@create-backend/policies";
import type { Arguments } from "../../command-line/command.ts";
import { shippedPart } from "../../disk/shipped-file.ts";
import { writeFile } from "../../disk/write-file.ts";
import type { Session } from "../../terminal/session.ts";
import { judge, readRepository } from "../judge-repository.ts";
import { svgText } from "./formats/svg.ts";
import { dotText, jsonText, mermaidText } from "./formats/text.ts";
import { graphPage } from "./page/page.ts";

const formats: Readonly<Record<string, (survey: Survey) => string>> = {
  mermaid: mermaidText,
  dot: dotText,
  svg: (survey) => svgText(survey, shippedPart("picture.css").text),
  html: (survey) => graphPage(survey, { script: shippedPart("graph.js"), style: shippedPart("graph.css") }),
  json: jsonText,
};

/** Draws the architecture of a repository. Gives the exit code. */
export function graphCommand(args: Arguments, session: Session): Promise<number> {
  const format = args.has("json") ? "json" : (args.value("format") ?? "mermaid");
  const draw = Object.hasOwn(formats, format) ? formats[format] : undefined;
  if (draw === undefined) throw unknown(format);
  const repository = readRepository(args.positionals[0] ?? ".", session);
  const text = draw(surveyOf(repository.tree, repository.blueprint, judge(repository)));
  const file = args.value("out");
  if (file === undefined) session.out.write(text);
  else {
    writeFile(session.folder, file, text);
    session.err.write(`${session.err.style.green("✓")} ${format} written to ${file}\n`);
  }
  return Promise.resolve(0);
}

function unknown(format: string): UserError {
  const guess = nearest(format, Object.keys(formats));
  return new UserError("CB-130", { what: `There is no format "${format}".`, todo: `${guess === undefined ? "" : `Did you mean "${guess}"? `}Known: ${Object.keys(formats).join(", ")}.`, place: { key: "--format" } });
}
