import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";
import { parseBlueprint } from "@create-backend/core";
import { sourceFacts } from "@create-backend/policies";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createBackend, distFolder, ensureBuilt, scratch } from "../../../test/built.ts";
import { judge } from "../../commands/judge-repository.ts";
import { readTree } from "../read-tree.ts";
import { Chunks, type Result } from "./chunks.ts";
import { ReadAhead } from "./read-ahead.ts";

beforeAll(ensureBuilt, 120_000);

const built = pathToFileURL(join(distFolder, "read-ahead.js"));
const agreement = "version: 1\nname: shop\nlanguage: typescript\ndecomposition: modular-monolith\nmodules:\n  orders: { owner: team-orders }\n  billing: { owner: team-billing }\n";

let place: ReturnType<typeof scratch>;
beforeEach(() => (place = scratch()));
afterEach(() => place.remove());

/** Sources of two modules that use each other past their doors, one of them no text. */
function sources(count: number): readonly string[] {
  const paths = Array.from({ length: count }, (_, index) => `modules/${index % 2 === 0 ? "orders" : "billing"}/src/part-${String(index).padStart(4, "0")}.ts`);
  for (const module of ["orders", "billing"]) mkdirSync(join(place.folder, "modules", module, "src"), { recursive: true });
  paths.forEach((path, index) => writeFileSync(join(place.folder, path), `import { größe } from "../../${index % 2 === 0 ? "billing" : "orders"}/src/part-${String((index * 7 + 1) % count).padStart(4, "0")}.ts";\nexport const part${index} = größe + process.env["SIZE_${index % 9}"];\n`));
  writeFileSync(join(place.folder, paths[3] ?? ""), Buffer.from([0x61, 0, 0xff, 0]));
  return paths.toSorted();
}

const contentOf = (path: string): string => readFileSync(join(place.folder, path), "utf8");

/** What is known of every source when workers run this program. */
function factsBy(program: URL, paths: readonly string[]): readonly unknown[] {
  const ahead = ReadAhead.over({ files: new Map(paths.map((path) => [path, join(place.folder, path)])), program }, 1, 1);
  const remembered = paths.map((path) => ahead.remembered(path, () => contentOf(path)));
  return remembered.map((file) => file.recall("scan", () => "asked for"));
}

function workerThat(does: string): URL {
  const file = join(place.folder, "worker.mjs");
  writeFileSync(file, `import { workerData } from "node:worker_threads";\n${does}\n`);
  return pathToFileURL(file);
}

describe("reading ahead", () => {
  it("works out in a thread what every check asks for", async () => {
    const paths = sources(40);
    const chunks = new Chunks(paths);
    const { port1, port2 } = new MessageChannel();
    await once(new Worker(built, { workerData: { paths, places: paths.map((path) => join(place.folder, path)), numbers: chunks.numbers, told: true, port: port2 }, transferList: [port2] }), "exit");
    const results = Array.from({ length: chunks.count }, () => receiveMessageOnPort(port1)?.message as Result).sort((a, b) => a.chunk - b.chunk);
    const facts = results.flatMap(({ bytes }) => JSON.parse(new TextDecoder().decode(bytes)) as unknown[]);
    const expected = paths.map((path) => (path.endsWith("part-0003.ts") ? {} : (JSON.parse(JSON.stringify(sourceFacts(contentOf(path), path, true))) as unknown)));
    expect(facts).toEqual(expected);
  });

  it.each([
    ["ends before it began", ""],
    ["throws", `throw new Error("no");`],
    ["dies with a chunk in hand", "workerData.numbers[workerData.numbers.length - 1] = 2; process.exit();"],
  ])("does here what is left undone by a worker that %s", (_, does) => {
    const paths = sources(40);
    const alone = paths.map((path) => JSON.stringify(sourceFacts(contentOf(path), path, false)["scan"]));
    expect(factsBy(workerThat(does), paths).map((fact) => JSON.stringify(fact))).toEqual(alone);
  }, 20_000);

  it("changes nothing in what a check says", async () => {
    sources(1_600);
    writeFileSync(join(place.folder, "backend.yaml"), agreement);
    const { out } = await createBackend(["check", "--no-cache", "--json"], { folder: place.folder });
    const { findings } = judge({ tree: readTree(place.folder, process.env), blueprint: parseBlueprint(agreement, "backend.yaml") });
    const said = JSON.parse(out) as { readonly findings: readonly { readonly fingerprint: string }[] };
    expect(said.findings.map(({ fingerprint }) => fingerprint)).toEqual(findings.map(({ fingerprint }) => fingerprint));
  }, 60_000);
});
