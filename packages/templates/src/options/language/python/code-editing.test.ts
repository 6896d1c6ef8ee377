import { expect, test } from "vitest";
import { NoPlace, type CodeEdit } from "../../../define-generator.ts";
import { codeEditing } from "./code-editing.ts";

const routes = `"""Routes."""

from fastapi import Response

from ..application.service import OrdersService
from .schemas import (
    OrderBody,
)


def build_router(
    service: OrdersService,
) -> Router:
    router = Router()

    @router.get("")
    def list_orders() -> OrderBody:
        return service.list()

    return router
`;
const service = `from .ports import OrderStore


class OrdersService:
    def get(self, id: UUID) -> Order:
        return self._find(id)

    # Kept apart.
    def _find(self, id: UUID) -> Order:
        return 1
`;
const edit = async (text: string, ...edits: readonly CodeEdit[]): Promise<string> => (await codeEditing.open(() => Promise.reject(new Error("none is needed"))))(text, edits);
const added = (before: string, after: string): string[] => {
  const old = before.split("\n");
  return after.split("\n").filter((line) => !old.includes(line));
};

test("adds a call before the end of a function and its import where ruff sorts it, and nothing the second time", async () => {
  const edits: CodeEdit[] = [{ kind: "import", name: "add_cancel", from: ".cancel" }, { kind: "statement", of: "build_router", text: "add_cancel(router, service)" }];
  const once = await edit(routes, ...edits);

  expect(added(routes, once)).toEqual(["from .cancel import add_cancel", "    add_cancel(router, service)"]);
  expect(once).toContain("from .cancel import add_cancel\nfrom .schemas import (");
  expect(once).toMatch(/service\.list\(\)\n\n {4}add_cancel\(router, service\)\n\n {4}return router\n$/);
  expect(await edit(once, ...edits)).toBe(once);
});

test("adds an import after one that goes on over several lines", async () => {
  expect(await edit(routes, { kind: "import", name: "add_ship", from: ".ship" })).toContain("    OrderBody,\n)\nfrom .ship import add_ship\n");
});

test("adds a method above the private ones, with what belongs to those left where it is", async () => {
  const member: CodeEdit = { kind: "member", of: "OrdersService", name: "cancel", text: "def cancel(self, id: UUID) -> Order:\n    return cancel(1)" };
  const once = await edit(service, member);

  expect(once).toContain("self._find(id)\n\n    def cancel(self, id: UUID) -> Order:\n        return cancel(1)\n\n    # Kept apart.\n    def _find");
  expect(await edit(once, member)).toBe(once);
});

test("refuses names that are taken and places that are gone", async () => {
  await expect(edit(service, { kind: "member", of: "OrdersService", name: "get", text: "def get(self) -> None: ..." })).rejects.toThrow(NoPlace);
  await expect(edit(routes, { kind: "statement", of: "make_router", text: "x()" })).rejects.toThrow("it has no make_router");
  await expect(edit(routes, { kind: "import", name: "build_router", from: ".other" })).rejects.toThrow("means something else");
});
