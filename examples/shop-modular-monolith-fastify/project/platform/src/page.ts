import { z } from "zod";

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

/** The query of every list. Numbers in a query are text, so this is the one place that converts. */
export const PageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20).describe("How many items a page has at most."),
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
