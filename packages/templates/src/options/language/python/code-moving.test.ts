import { expect, test } from "vitest";
import { codeEditing } from "./code-editing.ts";
import type { Codemod } from "../../../define-generator.ts";

const codemod: Codemod = { kind: "move", from: "develop", to: "develop", files: ["platform/src/shop_platform/web/server.py", "platform/src/shop_platform/develop.py"], specifiers: ["shop_platform.web.server"], into: "shop_platform.develop" };
const moved = async (text: string): Promise<string | undefined> => (await codeEditing.rewrite?.(codemod, () => Promise.reject(new Error("none is needed"))))?.(text, "ops/start.py");

test.each([
  ["alone", "from shop_platform.web.server import develop\n\ndevelop()\n", "from shop_platform.develop import develop\n\ndevelop()\n"],
  ["beside others, in the order of imports", "import os\n\nfrom shop_platform.settings import Settings\nfrom shop_platform.web.server import develop, serve\n", "import os\n\nfrom shop_platform.develop import develop\nfrom shop_platform.settings import Settings\nfrom shop_platform.web.server import serve\n"],
  ["last of several, under another name", "from shop_platform.web.server import serve, develop as dev\n", "from shop_platform.develop import develop as dev\nfrom shop_platform.web.server import serve\n"],
  ["over several lines", "from shop_platform.web.server import (\n    develop,\n    serve,\n)\nfrom .own import x\n", "from shop_platform.develop import develop\nfrom shop_platform.web.server import (\n    serve,\n)\nfrom .own import x\n"],
  ["in brackets on one line", "from shop_platform.web.server import (serve, develop)\n", "from shop_platform.develop import develop\nfrom shop_platform.web.server import (serve)\n"],
  ["into an import that is there", "from shop_platform.develop import UVICORN\nfrom shop_platform.web.server import develop\n", "from shop_platform.develop import UVICORN, develop\n"],
  ["inside a function", "def main():\n    from shop_platform.web.server import develop, serve\n    serve(develop)\n", "def main():\n    from shop_platform.develop import develop\n    from shop_platform.web.server import serve\n    serve(develop)\n"],
  ["with the line ends of Windows", "from shop_platform.web.server import develop\r\nx = 1\r\n", "from shop_platform.develop import develop\r\nx = 1\r\n"],
])("an import of what is elsewhere now follows: %s", async (_, text, expected) => {
  expect(await moved(text)).toBe(expected);
  expect(await moved(expected)).toBe(expected);
});

test.each(["from other.web.server import develop\n", "from shop_platform.web.server import developer\n", '"""from shop_platform.web.server import serve"""\ndevelop = 1\n', '"""As in\n\nfrom shop_platform.web.server import develop\n"""\n', "x = 1; from shop_platform.web.server import develop\n", "from shop_platform.web.server import \\\n    develop\n", "from shop_platform.web.server import (  # why\n    develop,\n)\n", "from shop_platform.web import server\nserver.develop()\n"])("nothing else changes: %s", async (text) => expect(await moved(text)).toBe(text));
