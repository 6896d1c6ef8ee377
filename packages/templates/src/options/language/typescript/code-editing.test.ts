import { expect, test } from "vitest";
import { NoPlace, type CodeEdit } from "../../../define-generator.ts";
import { codeEditing } from "./code-editing.ts";

const routes = `// by hand, and not formatted
import type { OrderService } from "../application/order-service.ts";
import { ordersApi } from "../contract/index.ts";

export const orderRoutes =
  (service:OrderService): HttpRoutes =>
  (app, _options, done) => {
    app.route({ ...route(ordersApi.get),
       handler: () => 1 });

    done();
  };
`;
const compose = `import { orderRoutes } from "./http/routes.ts";

export function composeOrders() {
  return { name:"orders",
    operations: Object.values(ordersApi),
    outbox };
}
`;
const edit = async (text: string, ...edits: readonly CodeEdit[]): Promise<string> => (await codeEditing.open((library) => import(library)))(text, edits);

test("adds a call before the end of the innermost function, and not a word of the rest is changed", async () => {
  const edits: CodeEdit[] = [{ kind: "import", name: "cancelRoute", from: "./cancel.ts" }, { kind: "statement", of: "orderRoutes", text: "cancelRoute(app, service);" }];
  const once = await edit(routes, ...edits);

  expect(once).toBe(routes.replace(`index.ts";\n`, `index.ts";\nimport { cancelRoute } from "./cancel.ts";\n`).replace("    done();", "    cancelRoute(app, service);\n\n    done();"));
  expect(await edit(once, ...edits)).toBe(once);
  expect(await edit(once, { kind: "statement", of: "orderRoutes", text: "shipRoute(app, service);" })).toContain("    cancelRoute(app, service);\n    shipRoute(app, service);\n\n    done();");
});

test("makes a list of what was none, adds to it, and breaks it where the line would be too long", async () => {
  const once = await edit(compose, { kind: "item", of: "operations", text: "cancel" });
  const long = "aNameThatIsSoVeryVeryLongIndeedAsNobodyWouldEverThinkOfThatTheListNoLongerFitsOnOneLine";
  const twice = await edit(once, { kind: "item", of: "operations", text: "cancel" }, { kind: "item", of: "operations", text: long });

  expect(once).toBe(compose.replace("Object.values(ordersApi)", "[...Object.values(ordersApi), cancel]"));
  expect(twice).toContain(`operations: [\n      ...Object.values(ordersApi),\n      cancel,\n      ${long},\n    ],`);
});

test("adds a method after the last public one", async () => {
  const text = "export class Service {\n  readonly #a = 1;\n\n  get() {\n    return this.#b();\n  }\n\n  #b() {\n    return 1;\n  }\n}\n";
  const member: CodeEdit = { kind: "member", of: "Service", name: "cancel", text: "cancel() {\n  return cancel(1);\n}" };
  const once = await edit(text, member);

  expect(once).toBe(text.replace("\n  #b() {", "\n  cancel() {\n    return cancel(1);\n  }\n\n  #b() {"));
  expect(await edit(once, member)).toBe(once);
});

test("refuses names that are taken and places that are gone", async () => {
  const service = "import { get } from \"./a.ts\";\nclass Service {\n  get() {\n    return 1;\n  }\n}\n";

  await expect(edit(service, { kind: "member", of: "Other", name: "x", text: "x() {}" })).rejects.toThrow(NoPlace);
  await expect(edit(service, { kind: "import", name: "get", from: "./get.ts" })).rejects.toThrow("means something else");
  await expect(edit(service, { kind: "item", of: "operations", text: "x" })).rejects.toThrow("it has no property operations");
  await expect(edit(service, { kind: "statement", of: "routes", text: "x();" })).rejects.toThrow("it has no function routes");
});
