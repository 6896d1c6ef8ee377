import type { Dockerfile, ImageUse, Stage } from "../document.ts";
import { readInstructions, type Instruction } from "./instructions.ts";

/** Reads a Dockerfile into its stages. */
export function readDockerfile(path: string, text: string): Dockerfile {
  const instructions = readInstructions(path, text);
  const first = instructions.findIndex(({ keyword }) => keyword === "FROM");
  const defaults = variablesOf(instructions.slice(0, Math.max(first, 0)));
  const stages: Stage[] = [];
  for (const instruction of instructions.slice(Math.max(first, 0))) {
    if (instruction.keyword === "FROM") stages.push(stageOf(instruction, defaults, stages));
    else (stages.at(-1)?.instructions as Instruction[] | undefined)?.push(instruction);
  }
  return { kind: "dockerfile", path, stages, copied: stages.flatMap((stage) => copiedImages(stage, stages, defaults)) };
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
  return text.replace(/\$(?:\{[A-Za-z_]\w*(?::?[-+?][^}]*)?\}|[A-Za-z_]\w*)/g, (written) => {
    const [, name = "", operator, word = ""] = /^\$\{?(\w+)(?::?([-+?])([^}]*))?/.exec(written) ?? [];
    const value = variables.get(name);
    if (operator === "+") return value === undefined ? "" : word;
    return value ?? (operator === "-" ? fillIn(word, variables) : written);
  });
}

function stageOf(from: Instruction, variables: ReadonlyMap<string, string>, earlier: readonly Stage[]): Stage {
  const [image, as, name] = from.words;
  const filled = fillIn(image?.value ?? "", variables);
  const label = as?.value.toUpperCase() === "AS" ? name?.value : undefined;
  const user = label === undefined ? `stage ${earlier.length + 1}` : `stage ${label}`;
  return { name: label, base: { image: filled, at: image?.at ?? from.at, user }, onStage: names(earlier).has(filled.toLowerCase()), instructions: [] };
}

function names(stages: readonly Stage[]): ReadonlySet<string> {
  return new Set(stages.flatMap(({ name }) => (name === undefined ? [] : [name.toLowerCase()])));
}

/** Images named by `COPY --from=` and `RUN --mount=…,from=` that are no stage of this file. */
function copiedImages(stage: Stage, stages: readonly Stage[], variables: ReadonlyMap<string, string>): readonly ImageUse[] {
  return stage.instructions.flatMap(({ keyword, flags }) => {
    const flag = keyword === "COPY" ? flags.get("from") : undefined;
    const mount = /(?:^|,)from=([^,]+)/.exec(keyword === "RUN" ? (flags.get("mount")?.value ?? "") : "")?.[1];
    const written = flag?.value ?? mount;
    const at = flag?.at ?? flags.get("mount")?.at;
    if (written === undefined || at === undefined) return [];
    const image = fillIn(written, variables);
    return /^\d+$/.test(image) || names(stages).has(image.toLowerCase()) ? [] : [{ image, at, user: `copy into ${stage.name === undefined ? "a stage" : `stage ${stage.name}`}` }];
  });
}
