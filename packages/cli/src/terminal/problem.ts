import type { UserError } from "@create-backend/core";
import type { Screen } from "./session.ts";
import { wrap } from "./text.ts";

/** A problem as a person reads it: what, why, what to do, code. */
export function problemText(error: UserError, screen: Screen): string {
  const { style } = screen;
  const { what, why, todo, others = [] } = error.parts;
  const block = (text: string, first: string, rest: string): string =>
    wrap(text, screen.width - 2).map((line, index) => (index === 0 ? first : rest) + line).join("\n");
  return [
    block(what, `${style.red("✗")} `, "  "),
    ...(why === undefined ? [] : [block(why, "  ", "  ")]),
    block(todo, `${style.cyan("→")} `, "  "),
    `  ${style.dim(error.code)}`,
    "",
    ...others.map((other) => problemText(other, screen)),
  ].join("\n");
}

/** The same as a document. */
export function problemDocument(error: UserError): object {
  return { ok: false, error: partsOf(error) };
}

function partsOf({ code, parts }: UserError): object {
  const { what, why, todo, place, others } = parts;
  return { code, what, ...(why === undefined ? {} : { why }), todo, ...(place === undefined ? {} : { place }), ...(others === undefined ? {} : { others: others.map(partsOf) }) };
}

/** A fault of ours: an apology, where to report it, and what we need to find it. */
export function faultText(error: unknown, version: string, screen: Screen): string {
  const { style } = screen;
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const causes = error instanceof Error && error.cause instanceof Error ? `\ncaused by ${error.cause.stack ?? error.cause.message}` : "";
  return [
    `${style.red("✗")} Something went wrong inside create-backend. That is our fault, not yours.`,
    `${style.cyan("→")} Please report it with the lines below; \`npm bugs @create-backend/create\` opens the right page.`,
    "",
    style.dim(`create-backend ${version}, Node ${process.version}, ${process.platform} ${process.arch}\n${trace}${causes}`),
    "",
  ].join("\n");
}
