import { v7 } from "uuid";
import { z } from "zod";
import { HttpProblem } from "./problem.ts";

/** A new UUIDv7: unique anywhere, and sorted by time. */
export const newId = (): string => v7();

/** How many characters a text has, as JSON Schema and PostgreSQL count: an emoji is one, not two. */
export const lengthOf = (text: string): number => Array.from(text).length;

/** Text of 1 to `longest` characters on one line. Control characters and halves of a pair are refused: no store takes them all. */
export const singleLine = (longest: number) =>
  z
    .string()
    .min(1)
    // eslint-disable-next-line no-control-regex -- they are what this is about
    .regex(/^[^\u0000-\u001f\u007f]*$/, "Control characters are not allowed")
    .refine((text) => text.isWellFormed(), "Not valid Unicode")
    .refine((text) => lengthOf(text) <= longest, `Too long: at most ${longest.toString()} characters`)
    .meta({ maxLength: longest });

/** Where a page ends: lists are sorted by creation time, then id. */
export interface Position {
  readonly createdAt: Date;
  readonly id: string;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

export interface PageRequest {
  readonly limit: number;
  readonly cursor?: Position | undefined;
}

const Cursor = z.tuple([z.iso.datetime(), z.uuid()]);

const encodeCursor = ({ createdAt, id }: Position): string =>
  Buffer.from(JSON.stringify([createdAt.toISOString(), id])).toString("base64url");

function decodeCursor(text: string): Position | undefined {
  try {
    const [createdAt, id] = Cursor.parse(JSON.parse(Buffer.from(text, "base64url").toString()));
    return { createdAt: new Date(createdAt), id };
  } catch {
    return undefined;
  }
}

/** The query of every list. Numbers in a query are text, so this is the one place that converts: digits, and nothing else. */
export const PageQuery = z.object({
  limit: z
    .preprocess(
      (text) => (typeof text === "string" && /^\d+$/.test(text) ? Number(text) : text),
      z.int().min(1).max(100).default(20),
    )
    .describe("How many items a page has at most."),
  cursor: z
    .string()
    .max(200)
    .transform((text, issues): Position => {
      const position = decodeCursor(text);
      if (position !== undefined) return position;
      issues.addIssue({ code: "custom", message: "This cursor was not given out by us." });
      return z.NEVER;
    })
    .optional()
    .describe("Where to go on: the nextCursor of the page before."),
});

/** Expects `limit + 1` rows where there are more to come. */
export function pageOf<Row extends Position, Item>(
  rows: readonly Row[],
  limit: number,
  itemOf: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(itemOf),
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(last) : null,
  };
}

/** Which versions of a resource a caller is ready to change. */
export type ExpectedVersion = "any" | readonly number[];

export const etagOf = (version: number): string => `"${version.toString()}"`;

const tagsOf = (header: string): string[] => header.split(",").map((tag) => tag.trim());

/** Reads `If-Match`. A tag that is weak or not ours matches no version. */
export function expectedVersion(ifMatch: string | undefined): ExpectedVersion | undefined {
  if (ifMatch === undefined) return undefined;
  if (ifMatch.trim() === "*") return "any";
  return tagsOf(ifMatch).flatMap((tag) => (/^"[1-9]\d{0,9}"$/.test(tag) ? [Number(tag.slice(1, -1))] : []));
}

export function requiredVersion(ifMatch: string | undefined): ExpectedVersion {
  const expected = expectedVersion(ifMatch);
  if (expected !== undefined) return expected;
  throw new HttpProblem(428, "Say which version you change: send If-Match with the ETag you read.");
}

export const matches = (expected: ExpectedVersion, version: number): boolean =>
  expected === "any" || expected.includes(version);

/** True when the client already has this version, so 304 is due. */
export function isUnmodified(ifNoneMatch: string | undefined, version: number): boolean {
  if (ifNoneMatch === undefined) return false;
  const etag = etagOf(version);
  return tagsOf(ifNoneMatch).some((tag) => tag === "*" || tag === etag || tag === `W/${etag}`);
}
