import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join, relative } from "node:path";
import { sealOf } from "../src/disk/package/seal.ts";
import { distFolder } from "./built.ts";

export const packageName = "@create-backend/create";
const cli = join(import.meta.dirname, "..");

/** Where a package lies that was installed into a folder, and its program. */
export interface Installed {
  readonly folder: string;
  readonly program: string;
}

/** Puts the built package where an install would. */
export function installed(folder: string): Installed {
  const at = join(folder, "node_modules", packageName);
  mkdirSync(at, { recursive: true });
  for (const part of ["bin", "package.json"]) cpSync(join(cli, part), join(at, part), { recursive: true });
  cpSync(distFolder, join(at, "dist"), { recursive: true });
  return { folder: at, program: join(at, "bin/create-backend.js") };
}

/** Makes of an installed package one of another version, with another text in a template of the same length. */
export function asVersion({ folder }: Installed, version: string, [from, to]: readonly [string, string]): void {
  const dist = join(folder, "dist");
  const rewrite = (path: string, edit: (text: string) => string): void => writeFileSync(path, edit(readFileSync(path, "latin1")), "latin1");
  for (const name of readdirSync(dist).filter((one) => /^chunk-.*\.js$/.test(one))) rewrite(join(dist, name), (text) => text.replace(/(@create-backend\/create",version:)"[^"]*"/, `$1"${version}"`));
  rewrite(join(dist, "templates.bin"), (text) => text.replaceAll(from, to));
  rewrite(join(folder, "package.json"), (text) => text.replace(/"version": "[^"]*"/, `"version": "${version}"`));
  seal(folder);
}

/** Writes the seal of what is there, as the build does. */
export function seal(folder: string): void {
  const dist = join(folder, "dist");
  const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  writeFileSync(join(dist, "seal"), `${sealOf(new Map(files.map((path) => [relative(dist, path), readFileSync(path)])))}\n`);
}

/** A registry on this machine that has one version of a package, packed from a folder: ours unless told otherwise. */
export async function registryOf({ folder }: Pick<Installed, "folder">, version: string, name = packageName): Promise<{ readonly url: string; readonly asked: string[]; close(): void }> {
  const packed = spawnSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", join(folder, "../../..")], { cwd: folder, encoding: "utf8" });
  const [{ filename } = { filename: "" }] = JSON.parse(packed.stdout) as { filename: string }[];
  const tarball = readFileSync(join(folder, "../../..", filename));
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    if (request.url === "/create.tgz") return void response.end(tarball);
    if (decodeURIComponent(request.url ?? "") !== `/${name}`) return void response.writeHead(404).end("{}");
    const dist = { tarball: `${url}create.tgz`, integrity: `sha512-${createHash("sha512").update(tarball).digest("base64")}` };
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ name, "dist-tags": { latest: version }, versions: { [version]: { name, version, dist } } }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { url, asked, close: () => server.close() };
}
