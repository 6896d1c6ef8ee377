import { createHash } from "node:crypto";
import { existsSync, lstatSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { parseRadar, UserError } from "@create-backend/core";
import type { LayerFile, Standards, Versions } from "@create-backend/templates";

const manifest = "standards.json";
/** More is no set of templates, and would be copied into every repository and its base. */
const mostBytes = 16 * 1024 * 1024;
const mostFiles = 5_000;
/** Files whose scripts or hooks a package manager runs when it installs, which an update does unattended. */
const runAtInstall = /(?:^|\/)(?:package\.json|pnpm-workspace\.yaml|(?:dot-|\.)pnpmfile\.[cm]?js|pyproject\.toml|setup\.(?:py|cfg)|pom\.xml|[^/]+\.(?:csproj|props|targets))(?:\.hbs)?$/i;
const ecosystems = new Set(["npm", "pypi", "maven", "go", "nuget", "docker", "actions"]);

/** Reads a standards package: a folder, or a package that is installed. Nothing in it is run. Throws `CB-163` not there, `CB-164` not one. */
export function standardsAt(root: string, entry: string): Standards {
  const isFolder = /^(\.{1,2}(\/|$)|\/)/.test(entry);
  const folder = isFolder ? resolve(root, entry) : join(root, "node_modules", entry.replace(/(?<=.)@[^/]*$/, ""));
  const file = join(folder, manifest);
  if (!existsSync(file))
    throw new UserError("CB-163", {
      what: `The standards package ${entry} is not there: ${folder} has no ${manifest}.`,
      why: "Without it, its files could not be told from yours, and an update would take them away.",
      todo: "Install it or check it out beside this repository (a folder begins with ./ or ../); or take it out of `extends` in backend.yaml.",
      place: { file: "backend.yaml", key: "extends" },
    });
  const text = String(fileIn(folder, manifest, entry)?.content);
  const about = manifestOf(text, entry);
  if (!isFolder) assertWanted(about, entry);
  const files = ["files", "seeds", "options"].flatMap((part) => filesIn(folder, part, entry));
  const layers = files.filter(({ path }) => !path.startsWith("options/") || /^options\/[^/]+\/[^/]+\/(files|seeds)\//.test(path));
  const stray = files.find((one) => !layers.includes(one));
  const ours = layers.find(({ path }) => /(?:^|\/)(?:files|seeds)\/(?:(?:dot-|\.)backend(?:\/|$)|backend\.yaml$)/i.test(path));
  if (ours !== undefined) throw broken(entry, `${ours.path} is what create-backend goes by, and only its own commands write that`);
  const running = layers.find(({ path }) => runAtInstall.test(path));
  if (running !== undefined) throw broken(entry, `${running.path} would say what an install runs; name versions in ${manifest} instead`);
  if (stray !== undefined) throw broken(entry, `${stray.path} lies in no layer (options/<question>/<option>/files or seeds)`);
  const [rules, radar, plop, ...templates] = [...["policies.yaml", "radar.yaml", "plopfile.mjs"].map((one) => fileIn(folder, one, entry)), ...filesIn(folder, "plop", entry)];
  const more = [rules, radar, plop, ...templates].filter((one) => one !== undefined);
  return {
    ...about,
    files: layers,
    hash: hashOfAll(text, [...layers, ...more]),
    ...(rules === undefined ? {} : { rules: String(rules.content) }),
    ...(radar === undefined ? {} : { radar: parseRadar(String(radar.content), `${entry}/radar.yaml`) }),
    ...(plop === undefined ? {} : { generators: join(folder, plop.path) }),
  };
}

/** `@acme/standards@3` is any 3.x.y, and no other. `CB-163` */
function assertWanted({ name, version }: Pick<Standards, "name" | "version">, entry: string): void {
  const wanted = /.@(\d+(?:\.\d+){0,2})$/.exec(entry)?.[1];
  if (wanted === undefined || `${version}.`.startsWith(`${wanted}.`)) return;
  throw new UserError("CB-163", {
    what: `The standards package ${entry} is not there: what is installed is ${name} ${version}.`,
    why: "Following another version would change files that nobody agreed to.",
    todo: `Install ${entry} with your package manager, or name the version that is there in \`extends\` of backend.yaml.`,
    place: { file: "backend.yaml", key: "extends" },
  });
}

/** A file at the top of the package; undefined where it has none. */
function fileIn(folder: string, name: string, entry: string): LayerFile | undefined {
  const about = lstatSync(join(folder, name), { throwIfNoEntry: false });
  if (about === undefined) return undefined;
  if (!about.isFile()) throw broken(entry, `${name} is a link or a device`);
  if (about.size > mostBytes) throw broken(entry, `${name} is larger than ${mostBytes / 1024 / 1024} MB`);
  return { path: name, content: contentOf(join(folder, name)), executable: false };
}

function manifestOf(text: string, entry: string): Pick<Standards, "name" | "version" | "versions"> {
  const value = parsed(text);
  const { name, version, versions = {} } = (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;
  const numbered = typeof version === "string" && /^\d+\.\d+\.\d+$/.test(version);
  if (typeof name !== "string" || !numbered || !areVersions(versions)) throw broken(entry, `${manifest} needs a name, a version as 1.2.3 and, if any, versions by ecosystem (${[...ecosystems].join(", ")})`);
  return { name, version, versions };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function areVersions(value: unknown): value is Versions {
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).every(([ecosystem, named]) => ecosystems.has(ecosystem) && typeof named === "object" && named !== null && Object.values(named as object).every((version) => typeof version === "string" && /^[\w./:@+~^# -]+$/.test(version)));
}

function filesIn(folder: string, part: string, entry: string): readonly LayerFile[] {
  const found: LayerFile[] = [];
  let bytes = 0;
  const walk = (at: string): void => {
    for (const { name } of readdirSync(at, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(at, name);
      const about = lstatSync(path);
      bytes += about.isFile() ? about.size : 0;
      if (bytes > mostBytes || found.length >= mostFiles) throw broken(entry, `${part} holds more than ${mostBytes / 1024 / 1024} MB or ${mostFiles} files`);
      if (about.isDirectory()) walk(path);
      else if (about.isFile()) found.push({ path: relative(folder, path).replaceAll("\\", "/"), content: contentOf(path), executable: (about.mode & 0o100) !== 0 });
      else throw broken(entry, `${relative(folder, path)} is a link or a device`);
    }
  };
  const start = lstatSync(join(folder, part), { throwIfNoEntry: false });
  if (start?.isSymbolicLink() === true) throw broken(entry, `${part} is a link`);
  if (start !== undefined) walk(join(folder, part));
  return found;
}

function contentOf(path: string): LayerFile["content"] {
  const bytes = readFileSync(path);
  const text = bytes.toString("utf8");
  return text.includes("\ufffd") ? bytes : text;
}

function hashOfAll(text: string, files: readonly LayerFile[]): string {
  const hash = createHash("sha256").update(text);
  for (const { path, content, executable } of files) hash.update(`\0${path}\0${executable ? "x" : "-"}\0`).update(content);
  return `sha256-${hash.digest("hex")}`;
}

function broken(entry: string, why: string): UserError {
  return new UserError("CB-164", { what: `${entry} is no standards package: ${why}.`, todo: "Ask whoever publishes it to mend it.", place: { file: "backend.yaml", key: "extends" } });
}
