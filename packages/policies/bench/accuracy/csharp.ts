import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { cache } from "../corpus.ts";
import { ourEdges } from "./our-edges.ts";
import { edge, scoreOf, type Score } from "./score.ts";

/** A checkout and the dependencies that a person found in it. */
interface Labelled {
  readonly url: string;
  readonly commit: string;
  /** The folder that the paths start from. */
  readonly folder: string;
  readonly edges: ReadonlySet<string>;
}

/** Compares with what was labelled by hand; C# has no tool that answers from source alone. `folder` holds checkouts by name, where there is no network. */
export function scoreCSharp(folder: string | undefined): readonly Score[] {
  return labelled().map(({ url, commit, folder: inside, edges }) => {
    const name = url.split("/").at(-1) ?? "";
    const { edges: all, sources } = ourEdges(join(folder === undefined ? checkout(url, commit, name) : join(folder, name), inside), "csharp");
    const read = new Set([...edges].flatMap((each) => each.split(" → ")).map((path) => path.split("/", 1)[0]));
    const ours = new Set([...all].filter((each) => each.split(" → ").every((path) => read.has(path.split("/", 1)[0]))));
    return scoreOf(`${name} ${commit.slice(0, 7)} by hand`, { files: sources.length, ours, theirs: edges, classify: () => undefined });
  });
}

function labelled(): readonly Labelled[] {
  const text = readFileSync(new URL("labels/csharp.txt", import.meta.url), "utf8");
  return text.split(/^= /m).slice(1).map((block) => {
    const [head = "", ...lines] = block.trim().split("\n");
    const [url = "", commit = "", folder = ""] = head.split(" ");
    const edges = lines.flatMap((line) => {
      const [from = "", to = ""] = line.split(": ");
      return to.split(", ").map((path) => edge(from, path));
    });
    return { url, commit, folder, edges: new Set(edges) };
  });
}

function checkout(url: string, commit: string, name: string): string {
  const place = join(cache, "git", `${name}-${commit.slice(0, 7)}`);
  if (existsSync(place)) return place;
  const made = spawnSync("sh", ["-c", `git init -q '${place}' && git -C '${place}' fetch -q --depth 1 '${url}' '${commit}' && git -C '${place}' checkout -q FETCH_HEAD`], { encoding: "utf8" });
  if (made.status !== 0) throw new Error(`${url} cannot be fetched: ${made.stderr.slice(-400)}`);
  return place;
}
