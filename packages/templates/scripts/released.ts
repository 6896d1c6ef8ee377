import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { basePath, blueprintOf, lockFile, lockOf, packBase, parseLock, storyModules, unpackBase, verifyBase, type Blueprint, type FileTree, type Lock } from "@create-backend/core";
import { registeredOptions } from "../src/options.generated.ts";
import { render, type Rendering } from "../src/render/render.ts";
import { folderSource } from "./folder-source.ts";

const folder = join(import.meta.dirname, "../test/released");
const source = folderSource();

/** What is kept of every release: repositories that differ in what updates have to do with them. */
export const combinations: Readonly<Record<string, Blueprint["answers"]>> = {
  "fastify-modular-monolith": { language: "typescript", framework: "fastify", decomposition: "modular-monolith", compute: "containers" },
  "fastify-microservices": { language: "typescript", framework: "fastify", decomposition: "microservices", compute: "kubernetes" },
  "fastify-functions": { language: "typescript", framework: "fastify", decomposition: "modular-monolith", compute: "functions" },
  "fastapi-modular-monolith": { language: "python", framework: "fastapi", decomposition: "modular-monolith", compute: "containers" },
};

/** A repository as a release wrote it. */
export interface Released {
  readonly version: string;
  readonly combination: string;
  readonly lock: Lock;
  readonly tree: FileTree;
}

/** Every kept repository. */
export function released(): readonly Released[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).sort().flatMap((version) =>
    Object.keys(combinations).filter((combination) => existsSync(join(folder, version, combination))).map((combination) => {
      const at = join(folder, version, combination);
      const lock = parseLock(readFileSync(join(at, "lock.json"), "utf8"));
      const { tree, wrong } = verifyBase(lock, unpackBase(readFileSync(join(at, "base"))) ?? new Map());
      if (wrong.length > 0) throw new Error(`${version} ${combination}: ${wrong.join(", ")} is not what the lock says.`);
      return { version, combination, lock, tree };
    }),
  );
}

/** What today's templates make of the agreement in a lock. */
export function today({ agreement }: Lock, tool: string): Rendering {
  return render(blueprintOf(agreement, () => ({})), { options: registeredOptions, source, tool });
}

/** Keeps today's trees under a version. One that is kept already stays as it is: it has been released. Gives what was written. */
export function keep(version: string): readonly string[] {
  return Object.entries(combinations).flatMap(([combination, answers]) => {
    const at = join(folder, version, combination);
    if (existsSync(at)) return [];
    const whole = { database: "postgresql", pipeline: "github-actions", monitoring: "opentelemetry", ...answers };
    const { tree, facts } = render({ version: 1, name: "shop", answers: whole, modules: storyModules }, { options: registeredOptions, source, tool: version });
    mkdirSync(at, { recursive: true });
    writeFileSync(join(at, "lock.json"), lockFile(lockOf(tree, facts)).content);
    writeFileSync(join(at, basePath.replace(/^.*\//, "")), packBase(tree).content);
    return [`${version}/${combination}`];
  });
}
