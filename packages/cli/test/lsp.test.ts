import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMessageConnection, StreamMessageReader, StreamMessageWriter, type MessageConnection } from "vscode-jsonrpc/node";
import { ensureBuilt, program, scratch } from "./built.ts";

interface Said {
  readonly uri: string;
  readonly diagnostics: readonly { readonly code: string; readonly message: string; readonly range: { readonly start: { readonly line: number; readonly character: number } } }[];
}

const files = {
  "backend.yaml": "version: 1\nname: shop\nmodules:\n  catalog: { owner: team-catalog }\n  orders: { owner: team-orders, uses: [catalog] }\n",
  "package.json": `{ "name": "shop", "type": "module" }`,
  "modules/catalog/package.json": `{ "name": "@shop/catalog", "exports": { ".": "./src/contract/index.js" } }`,
  "modules/catalog/src/contract/index.js": "export const catalog = 1;\n",
  "modules/catalog/src/domain/price.js": "export const price = 1;\n",
  "modules/orders/package.json": `{ "name": "@shop/orders", "exports": { ".": "./src/contract/index.js" } }`,
  "modules/orders/src/application/place.js": `import { catalog } from "@shop/catalog";\nexport default catalog;\n`,
  "modules/orders/src/application/a.js": `import "./b.js";\n`,
  "modules/orders/src/application/b.js": `import "./a.js";\n`,
};

/** An editor, as far as the server can tell. */
class Editor {
  private readonly server: ChildProcessWithoutNullStreams;
  private readonly connection: MessageConnection;
  private readonly root: string;
  private readonly said = new Map<string, Said>();
  private readonly heard = new Set<() => void>();
  private version = 1;

  constructor(root: string) {
    this.root = root;
    this.server = spawn(process.execPath, [program, "lsp", "--stdio"], { cwd: root });
    this.connection = createMessageConnection(new StreamMessageReader(this.server.stdout), new StreamMessageWriter(this.server.stdin));
    this.connection.onNotification("textDocument/publishDiagnostics", (said: Said) => {
      this.said.set(said.uri, said);
      for (const hear of this.heard) hear();
    });
    this.connection.listen();
  }

  uri(path: string): string {
    return pathToFileURL(join(this.root, path)).href;
  }

  async start(): Promise<void> {
    await this.connection.sendRequest("initialize", { processId: process.pid, rootUri: pathToFileURL(this.root).href, capabilities: {} });
    await this.connection.sendNotification("initialized", {});
  }

  open(path: string, text: string): Promise<void> {
    return this.connection.sendNotification("textDocument/didOpen", { textDocument: { uri: this.uri(path), languageId: "javascript", version: this.version, text } });
  }

  write(path: string, text: string): Promise<void> {
    this.version += 1;
    return this.connection.sendNotification("textDocument/didChange", { textDocument: { uri: this.uri(path), version: this.version }, contentChanges: [{ text }] });
  }

  /** A text under any address. */
  openAt(uri: string): Promise<void> {
    return this.connection.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId: "javascript", version: 1, text: "import './x.js';" } });
  }

  changedOnDisk(paths: readonly string[]): Promise<void> {
    return this.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: paths.map((path) => ({ uri: this.uri(path), type: 2 })) });
  }

  save(path: string): Promise<void> {
    return this.connection.sendNotification("textDocument/didSave", { textDocument: { uri: this.uri(path) } });
  }

  hover(path: string, line: number, character: number): Promise<{ readonly contents: { readonly value: string } } | null> {
    return this.connection.sendRequest("textDocument/hover", { textDocument: { uri: this.uri(path) }, position: { line, character } });
  }

  /** Waits until the codes said of a file are these. */
  async until(path: string, codes: readonly string[]): Promise<Said["diagnostics"]> {
    for (;;) {
      const { diagnostics = [] } = this.said.get(this.uri(path)) ?? {};
      if (JSON.stringify(diagnostics.map(({ code }) => code)) === JSON.stringify(codes)) return diagnostics;
      await new Promise<void>((resolve) => {
        const hear = (): void => {
          this.heard.delete(hear);
          resolve();
        };
        this.heard.add(hear);
      });
    }
  }

  async stop(): Promise<number | null> {
    await this.connection.sendRequest("shutdown");
    const ended = once(this.server, "exit") as Promise<[number | null]>;
    await this.connection.sendNotification("exit");
    return (await ended)[0];
  }
}

describe("create-backend lsp", () => {
  const here = scratch();
  const { folder } = here;
  const editor = (): Editor => new Editor(folder);
  const place = "modules/orders/src/application/place.js";
  const deep = `import { price } from "../../../catalog/src/domain/price.js";\nexport default price;\n`;

  beforeAll(async () => {
    await ensureBuilt();
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  }, 120_000);
  afterAll(() => here.remove());

  test("judges what is written while it is written, and says why on hover", async () => {
    const writer = editor();
    await writer.start();
    await writer.open(place, files[place]);
    await writer.write(place, deep);
    const [finding] = await writer.until(place, ["no-cross-module-import"]);
    expect(finding?.range.start).toEqual({ line: 0, character: 22 });
    expect((await writer.hover(place, 0, 30))?.contents.value).toContain("**");
    expect(await writer.hover(place, 1, 3)).toBeNull();
    await writer.write(place, files[place]);
    await writer.until(place, []);
    expect(await writer.stop()).toBe(0);
  });

  test("says what needs the whole repository once a file is saved, also of files that are not open", async () => {
    const writer = editor();
    await writer.start();
    await writer.open(place, files[place]);
    await writer.save(place);
    await writer.until("modules/orders/src/application/a.js", ["no-cycles"]);
    await writer.stop();
  });

  test("knows the other languages too, and a file whose folder is not on the disk yet", async () => {
    const writer = editor();
    await writer.start();
    const order = "modules/orders/src/shop_orders/domain/order.py";
    await writer.open(order, "from fastapi import FastAPI\n");
    await writer.until(order, ["no-framework-in-domain"]);
    await writer.stop();
  });

  test("is not silenced by addresses that name no file", async () => {
    const writer = editor();
    await writer.start();
    for (const uri of ["file://elsewhere/a.js", "file:///a%2Fb.js", "untitled:1", "no address"]) await writer.openAt(uri);
    await writer.open(place, deep);
    await writer.until(place, ["no-cross-module-import"]);
    await writer.stop();
  });

  test("leaves a text of more than a megabyte to the check of the whole, and says at most 500 things of one", async () => {
    const writer = editor();
    await writer.start();
    await writer.open(place, deep.repeat(501));
    expect((await writer.until(place, [...Array.from({ length: 500 }, () => "no-cross-module-import"), "more"])).at(-1)?.message).toMatch(/^1 more /);
    await writer.write(place, deep + "//".repeat(500_000));
    await writer.until(place, []);
    await writer.stop();
  });

  test("looks again at every repository in which a file changed on the disk", async () => {
    const other = scratch();
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(other.folder, path)), { recursive: true });
      writeFileSync(join(other.folder, path), text);
    }
    const writer = editor();
    await writer.start();
    const theirs = `${relative(folder, other.folder)}/modules/orders/src/application`;
    await writer.changedOnDisk([place, `${theirs}/a.js`]);
    await writer.until(`${theirs}/a.js`, ["no-cycles"]);
    writeFileSync(join(other.folder, "modules/orders/src/application/b.js"), "");
    await writer.changedOnDisk([place, `${theirs}/b.js`]);
    await writer.until(`${theirs}/a.js`, []);
    await writer.stop();
    other.remove();
  });

  test("says at its place what is wrong with the rules, until it is mended", async () => {
    const writer = editor();
    await writer.start();
    const rules = join(folder, "architecture.yaml");
    writeFileSync(rules, "version: 1\nname: shop\nrules:\n  one: { form: must-not-us, why: because }\n");
    await writer.open(place, files[place]);
    const [problem] = await writer.until("architecture.yaml", ["CB-062"]);
    expect(problem).toMatchObject({ range: { start: { line: 3 } }, message: expect.stringContaining("must-not-use") as string });
    writeFileSync(rules, `version: 1\nname: shop\nparts: { all: "**" }\n`);
    await writer.save(place);
    await writer.until("architecture.yaml", []);
    await writer.stop();
  });
});
