import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { parseBlueprint } from "@create-backend/core";
import { modelOf, registeredOptions, type System } from "../src/index.ts";
import type { ModuleSpec } from "../conformance/run-suite.ts";
import { folderSource } from "../scripts/folder-source.ts";

type Deployable = System["apps"][number];

/** Everything the lab knows of a generated repository, all of it from its `backend.yaml`. */
export interface Repository {
  readonly directory: string;
  readonly language: string;
  readonly modules: readonly ModuleSpec[];
  readonly system: System;
}

/** Reads the agreement of a repository and resolves it as `create-backend` does. */
export function readRepository(directory: string): Repository {
  const blueprint = parseBlueprint(readFileSync(join(directory, "backend.yaml"), "utf8"));
  const { system, resolution } = modelOf(blueprint, { options: registeredOptions, source: folderSource(), tool: "lab" });
  const language = resolution.answers.get("language")?.option.name ?? "";
  return {
    directory,
    language,
    modules: blueprint.modules.map(({ name, uses, publishes, consumes }) => ({ name, uses, publishes, consumes: consumes.map(({ module, event }) => `${module}.${event}`) })),
    system: { ...system, commands: { ...(language === "python" ? pythonVerbs : typescriptVerbs), ...said(system.commands) } },
  };
}

/** The verbs that every generated repository has; what its options say about them wins. */
const typescriptVerbs: System["commands"] = {
  install: "pnpm install", installLocked: "pnpm install --frozen-lockfile", dev: "pnpm dev", start: "pnpm start", migrate: "pnpm migrate", format: "pnpm format", formatCheck: "pnpm format:check",
  lint: "pnpm lint", typecheck: "pnpm typecheck", test: "pnpm test", integration: "pnpm test:integration", build: "pnpm build", check: "pnpm check", audit: "", image: "",
};
const pythonVerbs: System["commands"] = {
  install: "uv sync", installLocked: "uv sync --locked", dev: "uv run poe dev", start: "uv run poe start", migrate: "uv run poe migrate", format: "uv run poe format", formatCheck: "uv run poe format:check",
  lint: "uv run poe lint", typecheck: "uv run poe typecheck", test: "uv run poe test", integration: "uv run poe test:integration", build: "", check: "uv run poe check", audit: "", image: "",
};

function said(commands: System["commands"]): Partial<System["commands"]> {
  return Object.fromEntries(Object.entries(commands).filter(([, line]) => line !== ""));
}

/** How the built app is started on this machine, without the package manager in between, so that exit codes are its own. */
export function startCommand(repository: Repository, app: Deployable): { readonly command: readonly string[]; readonly cwd: string } {
  return scriptOf(repository, app, "start");
}

/** How the tables of an app are made, in the same way. */
export function migrateCommand(repository: Repository, app: Deployable): { readonly command: readonly string[]; readonly cwd: string } {
  return scriptOf(repository, app, "migrate");
}

function scriptOf(repository: Repository, app: Deployable, verb: "start" | "migrate"): { readonly command: readonly string[]; readonly cwd: string } {
  const folder = join(repository.directory, "apps", app.name);
  const manifest = join(folder, "package.json");
  if (existsSync(manifest)) {
    const { scripts } = JSON.parse(readFileSync(manifest, "utf8")) as { scripts?: Record<string, string> };
    const script = scripts?.[verb];
    if (script === undefined) throw new Error(`${relative(repository.directory, manifest)} has no script "${verb}"`);
    return { command: ["sh", "-c", `exec ${script}`], cwd: folder };
  }
  const [program = "", ...rest] = app.commands[verb];
  const local = join(repository.directory, ".venv", "bin", program.split("/").at(-1) ?? program);
  return { command: [existsSync(local) ? local : program, ...rest], cwd: repository.directory };
}

/** Files below a folder of the repository that end in one of the endings, installed ones left out. */
export function filesBelow(directory: string, folder: string, endings: readonly string[]): readonly string[] {
  const root = join(directory, folder);
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)))
    .filter((path) => !/(^|\/)(node_modules|\.venv|dist|\.turbo|\.git)\//.test(path))
    .sort();
}
