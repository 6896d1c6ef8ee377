import { InternalError } from "@create-backend/core";
import type { Tool } from "../../../deployable/system.ts";

/** An action that puts a tool on the runner, with its inputs. */
export interface SetUpStep {
  readonly title: string;
  /** Name in `versions/actions`. */
  readonly uses: string;
  readonly inputs: readonly { readonly name: string; readonly value: string }[];
}

/** By the tool's own name. Nothing is cached: what a pull request writes must not reach a release. */
const steps: Readonly<Record<string, (tool: Tool) => SetUpStep>> = {
  node: (tool) => action("Node.js", "actions/setup-node", { ...pinned("node", tool), "package-manager-cache": "false" }),
  // Takes the version that package.json names.
  pnpm: () => action("pnpm", "pnpm/action-setup", {}),
  python: (tool) => action("Python", "actions/setup-python", pinned("python", tool)),
  uv: (tool) => action("uv", "astral-sh/setup-uv", { version: JSON.stringify(tool.version), "enable-cache": "false" }),
};

/** What a runner needs before it can work on the repository. */
export function setUpSteps(tools: readonly Tool[]): readonly SetUpStep[] {
  return tools.map((tool) => {
    const step = steps[tool.name];
    if (step === undefined) throw new InternalError(`The pipeline does not know how to set up ${tool.name}.`);
    return step(tool);
  });
}

/** Runtime → language as CodeQL calls it. */
const scanned: Readonly<Record<string, string>> = { node: "javascript-typescript", python: "python", java: "java-kotlin", go: "go", dotnet: "csharp" };

/** Languages that code scanning looks at, besides the workflows. */
export function scannedLanguages(runtimes: readonly string[]): readonly string[] {
  return [...new Set(runtimes.flatMap((runtime) => scanned[runtime] ?? []))];
}

function pinned(tool: string, { version, versionFile }: Tool): Record<string, string> {
  return versionFile === undefined ? { [`${tool}-version`]: JSON.stringify(version) } : { [`${tool}-version-file`]: versionFile };
}

function action(title: string, uses: string, inputs: Readonly<Record<string, string>>): SetUpStep {
  return { title, uses, inputs: Object.entries(inputs).map(([name, value]) => ({ name, value })) };
}
