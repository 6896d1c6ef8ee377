import { expect, test } from "vitest";
import { textFile, treeOf } from "@create-backend/core";
import { proposeAgreement } from "./propose.ts";

const names = ["orders", "catalog", "stock", "mail", "tax"];
const service = "from shop.users.model import User\nfrom shop.jobs.queue import put\nfrom shop.config import settings\n";
const usersWithTables = `from sqlalchemy.orm import DeclarativeBase
from shop.kit.text import trim
class Base(DeclarativeBase): ...
class User(Base):
    __tablename__ = "users"
`;
const shop: Readonly<Record<string, string>> = {
  "shop/__init__.py": "", "shop/main.py": "from shop.orders import service\n", "shop/config.py": "from shop.kit.text import trim\n",
  "shop/kit/text.py": "trim = 1\n", "shop/kit/more.py": "", "shop/jobs/queue.py": "from shop.kit.text import trim\nput = trim\n", "shop/jobs/more.py": "",
  "shop/users/model.py": usersWithTables, "shop/users/more.py": "",
  ...Object.fromEntries(names.flatMap((name) => [[`shop/${name}/service.py`, service], [`shop/${name}/text.py`, "from shop.kit.text import trim\n"]])),
};

function proposed(changed: Readonly<Record<string, string>> = {}): readonly unknown[] {
  const { modules, layout } = proposeAgreement(treeOf(Object.entries({ ...shop, ...changed }).map(([path, text]) => [path, textFile(text)] as const)), "shop").blueprint;
  return [modules.map(({ name }) => name), layout?.platform];
}

test("what most modules stand on is their platform, over others as well, unless it owns tables", () => {
  expect(proposed()).toEqual([["catalog", "mail", "orders", "stock", "tax", "users"], ["shop/config.py", "shop/jobs", "shop/kit"]]);
});

test("what knows a module is none", () => {
  expect(proposed({ "shop/jobs/more.py": "from shop.tax import text\n" })[0]).toContain("jobs");
});

test("what a few modules stand on is a module like them", () => {
  const unused = Object.fromEntries(names.slice(0, 2).map((name) => [`shop/${name}/service.py`, ""]));
  expect(proposed(unused)[0]).toContain("jobs");
});
