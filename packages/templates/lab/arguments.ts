import { parseArgs } from "node:util";
import { combinations, journeys, variants, type Combination } from "./combinations.ts";

/** What the lab was asked to do. */
export interface Wish {
  readonly combinations: readonly Combination[];
  /** The long proofs too, and the README's table is written. */
  readonly thorough: boolean;
  /** Keep what came out: results.json and the README's table. */
  readonly write: boolean;
  /** Judge this folder instead of a generated one. */
  readonly repository?: string;
  /** Only these steps, and `generate` and `install`, which all others stand on. */
  readonly only?: readonly string[];
  readonly without: readonly string[];
  /** Leave the generated repositories where they are. */
  readonly keep: boolean;
}

/** The lab's `--help`. */
export const usage = `pnpm lab [combination …] [options]

Generates a repository, installs, tests, starts, stops and judges it, and prints one row for each combination.
Without a name: the first combination.

  --all             every combination, and the long proofs; writes results.json and the README's table
  --write           write them after a shorter run, too
  --repo DIR        judge an existing repository (needs the name of its combination)
  --only a,b        only these steps, and what they stand on
  --without a,b     all steps but these
  --keep            leave the generated repositories in place
  --list            name the combinations and the steps

Environment
  CREATE_BACKEND_REQUIRE=0,1,2   tiers or tools that must be there: what is missing fails instead of being skipped
  CREATE_BACKEND_CACHE=DIR       where tools and images are kept (~/.cache/create-backend-lab)
  CREATE_BACKEND_BIN=FILE        the create-backend to use

Combinations: ${combinations.map(({ name }) => name).join(", ")}
Variants: ${variants.map(({ name }) => name).join(", ")}
Changed afterwards: ${journeys.map(({ name }) => name).join(", ")}
`;

/** Reads the command line. Throws an error whose message names what is wrong. */
export function readArguments(argv: readonly string[]): Wish | "help" | "list" {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      all: { type: "boolean", default: false },
      write: { type: "boolean", default: false },
      repo: { type: "string" },
      only: { type: "string" },
      without: { type: "string" },
      keep: { type: "boolean", default: false },
      list: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) return "help";
  if (values.list) return "list";
  const named = positionals.map(combinationNamed);
  const chosen = named.length > 0 ? named : values.all ? combinations : combinations.slice(0, 1);
  if (values.repo !== undefined && chosen.length > 1) throw new Error("--repo judges one folder: name one combination");
  return {
    combinations: chosen,
    thorough: values.all,
    write: values.write,
    without: listOf(values.without) ?? [],
    keep: values.keep,
    ...(values.repo === undefined ? {} : { repository: values.repo }),
    ...(values.only === undefined ? {} : { only: listOf(values.only) ?? [] }),
  };
}

function combinationNamed(name: string): Combination {
  const found = [...combinations, ...variants, ...journeys].find((combination) => combination.name === name);
  if (found === undefined) throw new Error(`there is no combination "${name}"; there are ${combinations.map((known) => known.name).join(", ")}`);
  return found;
}

function listOf(text: string | undefined): readonly string[] | undefined {
  return text?.split(",").map((name) => name.trim()).filter((name) => name !== "");
}
