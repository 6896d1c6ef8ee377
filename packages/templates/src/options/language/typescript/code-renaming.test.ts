import { expect, test } from "vitest";
import type { Codemod } from "../../../define-generator.ts";
import { codeEditing } from "./code-editing.ts";

const codemod: Codemod = { kind: "rename", from: "accepts", to: "matches", files: ["platform/src/values.ts", "platform/src/index.ts"], specifiers: ["@shop/platform"] };
const renamed = async (text: string, path = "modules/orders/src/mine.ts"): Promise<string | undefined> => (await codeEditing.rewrite?.(codemod, (library) => import(library)))?.(text, path);

test.each([
  ["an import and its uses, and not a word of the rest", `import { stale,accepts } from "@shop/platform";\n\nif (accepts(a, 1)) say("accepts");  // accepts\n`, `import { stale,matches } from "@shop/platform";\n\nif (matches(a, 1)) say("accepts");  // accepts\n`],
  ["an import by another name, whose uses stay", `import { accepts as may } from "@shop/platform";\nmay(1);\n`, `import { matches as may } from "@shop/platform";\nmay(1);\n`],
  ["what is handed on, under the old name", `export { accepts } from "@shop/platform";\n`, `export { matches as accepts } from "@shop/platform";\n`],
  ["an import that is handed on", `import { accepts } from "@shop/platform";\nexport { accepts };\nexport const rules = { accepts };\n`, `import { matches } from "@shop/platform";\nexport { matches as accepts };\nexport const rules = { accepts: matches };\n`],
  ["what stands behind a namespace", `import * as platform from "@shop/platform";\nplatform.accepts(other.accepts);\ntype A = typeof platform.accepts;\n`, `import * as platform from "@shop/platform";\nplatform.matches(other.accepts);\ntype A = typeof platform.matches;\n`],
  ["a type that is imported where it is used", `type A = typeof import("@shop/platform").accepts;\n`, `type A = typeof import("@shop/platform").matches;\n`],
  ["the import alone where the new name is taken", `import { accepts } from "@shop/platform";\nconst matches = (a: string) => accepts(a);\n`, `import { matches as accepts } from "@shop/platform";\nconst matches = (a: string) => accepts(a);\n`],
  ["no name that hides it", `import { accepts } from "@shop/platform";\nconst f = (accepts: boolean) => accepts;\naccepts(f);\n`, `import { matches } from "@shop/platform";\nconst f = (accepts: boolean) => accepts;\nmatches(f);\n`],
  ["lines that end as they do on Windows, after a byte order mark", `\ufeffimport { accepts } from "@shop/platform";\r\naccepts();\r\n`, `\ufeffimport { matches } from "@shop/platform";\r\nmatches();\r\n`],
  ["nothing of another package", `import { accepts } from "negotiator";\naccepts(1);\n`, `import { accepts } from "negotiator";\naccepts(1);\n`],
])("renames %s", async (_, before, after) => {
  expect(await renamed(before)).toBe(after);
  expect(await renamed(after)).toBe(after);
});

test("renames the declaration, its door, and what comes by a path", async () => {
  expect(await renamed("export const accepts = (a: number): boolean => a > 1 || accepts(a + 1);\nconst f = () => { const accepts = 1; return accepts; };\n", "platform/src/values.ts")).toBe("export const matches = (a: number): boolean => a > 1 || matches(a + 1);\nconst f = () => { const accepts = 1; return accepts; };\n");
  expect(await renamed(`export {\n  accepts,\n} from "./values.ts";\n`, "platform/src/index.ts")).toBe(`export {\n  matches,\n} from "./values.ts";\n`);
  expect(await renamed(`import { accepts } from "../src/values.js";\naccepts();\n`, "platform/test/values.test.ts")).toBe(`import { matches } from "../src/values.js";\nmatches();\n`);
  expect(await renamed(`import { accepts } from "./values.ts";\n`)).toBe(`import { accepts } from "./values.ts";\n`);
});
