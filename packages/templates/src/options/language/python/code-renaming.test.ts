import { expect, test } from "vitest";
import type { Codemod } from "../../../define-generator.ts";
import { codeEditing } from "./code-editing.ts";

const codemod: Codemod = { kind: "rename", from: "Stale", to: "Outdated", files: ["platform/src/shop_platform/failures.py", "platform/src/shop_platform/__init__.py"], specifiers: ["shop_platform.failures", "shop_platform"] };
const renamed = async (text: string, path = "modules/orders/src/shop_orders/mine.py"): Promise<string | undefined> => (await codeEditing.rewrite?.(codemod, () => Promise.reject(new Error("none is needed"))))?.(text, path);

test.each([
  ["an import and its uses, and not a word of the rest", `from shop_platform import Missing, Stale  # Stale\n\n\ndef find(error: Stale | None = None) -> Stale:\n    """Stale."""\n    log("Stale", other.Stale, Stale=1)\n    raise Stale("Stale") from error\n`, `from shop_platform import Missing, Outdated  # Stale\n\n\ndef find(error: Outdated | None = None) -> Outdated:\n    """Stale."""\n    log("Stale", other.Stale, Stale=1)\n    raise Outdated("Stale") from error\n`],
  ["one of several in brackets", `from shop_platform.failures import (\n    Missing,\n    Stale,\n)\n\ntry:\n    pass\nexcept (Missing, Stale) as error:\n    kinds = {Stale: 1, **known}\n    rows[Stale] = [Stale for _ in rows]\n`, `from shop_platform.failures import (\n    Missing,\n    Outdated,\n)\n\ntry:\n    pass\nexcept (Missing, Outdated) as error:\n    kinds = {Outdated: 1, **known}\n    rows[Outdated] = [Outdated for _ in rows]\n`],
  ["an import by another name, whose uses stay", "from shop_platform import Stale as Late\n\nLate()\n", "from shop_platform import Outdated as Late\n\nLate()\n"],
  ["what is handed on, under the old name", "from shop_platform import Stale as Stale\n", "from shop_platform import Outdated as Stale\n"],
  ["what __all__ hands on, under the old name", 'from shop_platform import Stale\n\n__all__ = ["Stale"]\nraise Stale\n', 'from shop_platform import Outdated as Stale\n\n__all__ = ["Stale"]\nraise Stale\n'],
  ["what stands behind a module, whatever that is called here", "import shop_platform.failures\nimport shop_platform as platform\nfrom shop_platform import failures\n\nshop_platform.failures.Stale(other.failures.Stale)\nplatform.Stale()\nplatform.failures.Stale()\nfailures.Stale()\n", "import shop_platform.failures\nimport shop_platform as platform\nfrom shop_platform import failures\n\nshop_platform.failures.Outdated(other.failures.Stale)\nplatform.Outdated()\nplatform.failures.Outdated()\nfailures.Outdated()\n"],
  ["the import alone where the new name is taken", "from shop_platform import Stale\n\nOutdated = 1\nraise Stale\n", "from shop_platform import Outdated as Stale\n\nOutdated = 1\nraise Stale\n"],
  ["lines that end as they do on Windows, after a byte order mark", "\ufefffrom shop_platform import Stale\r\n\r\nStale()\r\n", "\ufefffrom shop_platform import Outdated\r\n\r\nOutdated()\r\n"],
  ["a type of a variable and what is set by it", "from shop_platform import Stale\n\nlast: Stale | None = None\nrows[Stale] = 1\n", "from shop_platform import Outdated\n\nlast: Outdated | None = None\nrows[Outdated] = 1\n"],
  ["an import where it is needed", "def late():\n    from shop_platform import Stale\n\n    raise Stale\n", "def late():\n    from shop_platform import Outdated\n\n    raise Outdated\n"],
  ["nothing of another package", "from .failures import Stale\nfrom pandas import Stale\n\nStale()\n", "from .failures import Stale\nfrom pandas import Stale\n\nStale()\n"],
  ["nothing in a text that is not closed", 'from shop_platform import Stale\n\n"""Stale\n', 'from shop_platform import Stale\n\n"""Stale\n'],
])("renames %s", async (_, before, after) => {
  expect(await renamed(before)).toBe(after);
  expect(await renamed(after)).toBe(after);
});

test.each([
  ["a parameter", "def f(a, Stale=1):\n    return Stale\n"],
  ["a parameter with a type", "def f(\n    *,\n    Stale: int,\n):\n    return Stale\n"],
  ["a parameter of a lambda", "f = lambda a, Stale: Stale\n"],
  ["a variable", "def f():\n    Stale = 1\n    return Stale\n"],
  ["one of several variables", "a, Stale = 1, 2\n"],
  ["a variable of a list", "[Stale, a] = 1, 2\n"],
  ["a variable with a type", "class A:\n    Stale: int\n"],
  ["what runs over items", "rows = [Stale for a, Stale in b]\n"],
  ["what is opened", "with open(a) as Stale:\n    pass\n"],
  ["what is matched", "match a:\n    case B(Stale):\n        pass\n"],
  ["what an expression names", "if (Stale := f()):\n    pass\n"],
  ["a class", "class Stale:\n    pass\n"],
  ["something from elsewhere", "from pandas import Stale\n"],
  ["a parameter of a type", "def f[Stale](a: Stale) -> Stale:\n    return a\n"],
  ["what is said global", "def f():\n    global Stale\n"],
])("changes the import alone where the old name may be %s, too", async (_, code) => {
  expect(await renamed(`from shop_platform import Stale\n\n\n${code}`)).toBe(`from shop_platform import Outdated as Stale\n\n\n${code}`);
});

test("changes the import alone where the name is said in a text that is filled in, and in what a package hands on", async () => {
  expect(await renamed('from shop_platform import Stale\n\nf"{Stale}"\n')).toBe('from shop_platform import Outdated as Stale\n\nf"{Stale}"\n');
  expect(await renamed("from shop_platform import Stale\n", "modules/orders/src/shop_orders/__init__.py")).toBe("from shop_platform import Outdated as Stale\n");
});

test("leaves what stands behind a module whose name may be something else", async () => {
  const code = "import shop_platform.failures as failures\n\n\ndef f(failures):\n    return failures.Stale\n";
  expect(await renamed(code)).toBe(code);
});

test("renames the declaration, its doors, and what comes by a path", async () => {
  expect(await renamed('__all__ = ["Stale"]\n\n\nclass Stale(Exception):\n    def again(self) -> "Stale":\n        return Stale()\n', "platform/src/shop_platform/failures.py")).toBe('__all__ = ["Outdated"]\n\n\nclass Outdated(Exception):\n    def again(self) -> "Stale":\n        return Outdated()\n');
  expect(await renamed('from .failures import Missing, Stale\n\n__all__ = ["Missing", "Stale"]\n', "platform/src/shop_platform/__init__.py")).toBe('from .failures import Missing, Outdated\n\n__all__ = ["Missing", "Outdated"]\n');
  expect(await renamed("from ..failures import Stale\nfrom .. import failures\n\nfailures.Stale(Stale)\n", "platform/src/shop_platform/web/app.py")).toBe("from ..failures import Outdated\nfrom .. import failures\n\nfailures.Outdated(Outdated)\n");
});
