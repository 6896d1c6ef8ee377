import { describe, expect, test } from "vitest";
import { PageQuery, matches, expectedVersion, isUnmodified, pageOf } from "../src/values.ts";

describe("preconditions", () => {
  test("match a version by its strong tag, any by a star, none by a tag that is not ours", () => {
    const accepted = (header: string): boolean => matches(expectedVersion(header) ?? [], 2);

    expect(['"2"', '"1", "2"', "*"].map(accepted)).toEqual([true, true, true]);
    for (const header of ['"1"', '"02"', 'W/"2"', "2", '"two"', ""]) expect(accepted(header)).toBe(false);
  });

  test("compare weakly for reading", () => {
    expect(['"2"', 'W/"2"', "*", '"1"'].map((header) => isUnmodified(header, 2))).toEqual([true, true, true, false]);
  });
});

describe("pages", () => {
  const rows = ["01890a5d-ac96-774b-bcce-b302099a8057", "01890a5d-ac96-774b-bcce-b302099a8058"].map((id) => ({
    id,
    createdAt: new Date("2030-01-07T09:00:00.123Z"),
  }));

  test("end with a cursor that leads to the last item shown, as long as there is more", () => {
    const { items, nextCursor } = pageOf(rows, 1, ({ id }) => id);

    expect(items).toEqual([rows[0]?.id]);
    expect(PageQuery.parse({ cursor: nextCursor })).toEqual({ limit: 20, cursor: rows[0] });
    expect(pageOf(rows, 2, ({ id }) => id).nextCursor).toBeNull();
  });

  test("take no cursor and no limit that we would not give out", () => {
    const limits = ["0", "101", "ten", "0x10"].map((limit) => ({ limit }));
    const refused = [{ cursor: "abc" }, { cursor: "W10" }, ...limits];

    expect(refused.map((query) => PageQuery.safeParse(query).success)).toEqual(refused.map(() => false));
  });
});
