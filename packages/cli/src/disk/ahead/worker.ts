/** Runs in a thread of its own: reads sources and works out their facts, from the end of the list, for as long as there are some that nobody has begun. */
import { workerData, type MessagePort } from "node:worker_threads";
import { sourceFacts } from "@create-backend/policies";
import { contentOf } from "../content-of.ts";
import { Chunks, type Result, type Share } from "./chunks.ts";

const { paths, places, numbers, told, port } = workerData as Share & { readonly port: MessagePort };
const chunks = new Chunks(paths, numbers);

function factsOf(path: string, place: string): Record<string, unknown> {
  const facts = sourceFacts(contentOf(place), path, told);
  chunks.finishFile();
  return facts;
}

for (let chunk = chunks.takeLast(); chunk !== undefined; chunk = chunks.takeLast()) {
  try {
    const there = Chunks.partOf(places, chunk);
    const bytes = new TextEncoder().encode(JSON.stringify(Chunks.partOf(paths, chunk).map((path, index) => factsOf(path, there[index] as string))));
    port.postMessage({ chunk, bytes } satisfies Result, [bytes.buffer as ArrayBuffer]);
    chunks.finish(chunk);
  } catch {
    // Whoever judges says what is wrong with a file.
    chunks.giveBack(chunk);
  }
}
