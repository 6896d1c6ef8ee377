import type { Dockerfile, ImageUse, Stage } from "../document.ts";
import { readInstructions, type Instruction } from "./instructions.ts";

/** Reads a Dockerfile into its stages. */
export function readDockerfile(path: string, text: string): Dockerfile {
  const instructions = readInstructions(path, text);
  const first = instructions.findIndex(({ keyword }) => keyword === "FROM");
  const defaults = variablesOf(instructions.slice(0, Math.max(first, 0)));
  const stages: Stage[] = [];
  const earlier = new Set<string>();
  for (const instruction of instructions.slice(Math.max(first, 0))) {
    if (instruction.keyword === "FROM") {
      const stage = stageOf(instruction, defaults, { earlier, number: stages.length + 1 });
      stages.push(stage);
      if (stage.name !== undefined) earlier.add(stage.name.toLowerCase());
    } else (stages.at(-1)?.instructions as Instruction[] | undefined)?.push(instruction);
  }
  return { kind: "dockerfile", path, stages, copied: stages.flatMap((stage) => copiedImages(stage, earlier, defaults)) };
}

function variablesOf(instructions: readonly Instruction[]): ReadonlyMap<string, string> {
  const words = instructions.filter(({ keyword }) => keyword === "ARG").flatMap((instruction) => instruction.words);
  return new Map(words.flatMap(({ value }) => (value.includes("=") ? [[value.slice(0, value.indexOf("=")), unquote(value.slice(value.indexOf("=") + 1))] as const] : [])));
}

function unquote(value: string): string {
  return value.replace(/^(["'])(.*)\1$/, "$2");
}

/** Fills in `$NAME`, `${NAME}` and `${NAME:-default}`; a variable without a value stays as it is written. */
export function fillIn(text: string, variables: ReadonlyMap<string, string>): string {
  return text.replace(/\$(?:\{[A-Za-z_]\w*(?::?[-+?][^}]{0,500})?\}|[A-Za-z_]\w*)/g, (written) => {
    const [, name = "", operator, word = ""] = /^\$\{?(\w+)(?::?([-+?])([^}]*))?/.exec(written) ?? [];
    const value = variables.get(name);
    if (operator === "+") return value === undefined ? "" : word;
    return value ?? (operator === "-" ? fillIn(word, variables) : written);
  });
}

function stageOf(from: Instruction, variables: ReadonlyMap<string, string>, { earlier, number }: { readonly earlier: ReadonlySet<string>; readonly number: number }): Stage {
  const [image, as, name] = from.words;
  const filled = fillIn(image?.value ?? "", variables);
  const label = as?.value.toUpperCase() === "AS" ? name?.value : undefined;
  const user = label === undefined ? `stage ${number}` : `stage ${label}`;
  return { name: label, base: { image: filled, at: image?.at ?? from.at, user }, onStage: earlier.has(filled.toLowerCase()), instructions: [] };
}

/** Images named by `COPY --from=` and `RUN --mount=…,from=` that are no stage of this file. */
function copiedImages(stage: Stage, names: ReadonlySet<string>, variables: ReadonlyMap<string, string>): readonly ImageUse[] {
  return stage.instructions.flatMap(({ keyword, flags }) => {
    const flag = keyword === "COPY" ? flags.get("from") : undefined;
    const mount = /(?:^|,)from=([^,]+)/.exec(keyword === "RUN" ? (flags.get("mount")?.value ?? "") : "")?.[1];
    const written = flag?.value ?? mount;
    const at = flag?.at ?? flags.get("mount")?.at;
    if (written === undefined || at === undefined) return [];
    const image = fillIn(written, variables);
    return /^\d+$/.test(image) || names.has(image.toLowerCase()) ? [] : [{ image, at, user: `copy into ${stage.name === undefined ? "a stage" : `stage ${stage.name}`}` }];
  });
}
