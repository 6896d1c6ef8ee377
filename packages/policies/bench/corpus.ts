import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** Where downloads are kept between runs; never in the repository. */
export const cache = process.env["CREATE_BACKEND_CACHE"] ?? join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "create-backend-bench");

/** Published packages with TypeScript or JavaScript sources, at pinned versions. */
export const packages = {
  rxjs: "rxjs@7.8.2", zod: "zod@4.6.7", effect: "effect@4.1.0", viem: "viem@2.57.20", wagmi: "wagmi@3.7.7", next: "next@16.4.6", "drizzle-orm": "drizzle-orm@0.45.4", payload: "payload@3.90.2",
  typeorm: "typeorm@1.1.1", webpack: "webpack@5.112.2", three: "three@0.187.0", openai: "openai@6.49.0", cloudflare: "cloudflare@7.3.0", ox: "ox@1.8.3", msw: "msw@2.15.0",
  "puppeteer-core": "puppeteer-core@24.43.1", "wagmi-core": "@wagmi/core@3.6.5", anthropic: "@anthropic-ai/sdk@1.14.0", ethers: "ethers@6.17.0", "stream-chat": "stream-chat@9.53.0", ably: "ably@2.28.0", redux: "@reduxjs/toolkit@2.15.0",
} as const;

export type PackageName = keyof typeof packages;

/** The unpacked folder of a published npm package. */
export function npmPackage(spec: string): string {
  const folder = join(cache, "npm", spec.replaceAll("/", "+"));
  if (existsSync(folder)) return folder;
  const unpacked = `${folder}.partial`;
  rmSync(unpacked, { recursive: true, force: true });
  mkdirSync(unpacked, { recursive: true });
  const tarball = execFileSync("npm", ["pack", "--silent", "--pack-destination", unpacked, spec], { encoding: "utf8" }).trim();
  execFileSync("tar", ["xzf", tarball, "--strip-components=1"], { cwd: unpacked });
  rmSync(join(unpacked, tarball));
  renameSync(unpacked, folder);
  return folder;
}

/** A folder with tools from npm, each at its version. */
export function npmTools(name: string, specs: readonly string[]): string {
  const folder = join(cache, "tools", name);
  if (existsSync(join(folder, "installed"))) return folder;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), "{}\n");
  execFileSync("npm", ["install", "--silent", "--no-audit", "--no-fund", ...specs], { cwd: folder });
  writeFileSync(join(folder, "installed"), specs.join("\n"));
  return folder;
}

/** Sources of a Maven artifact, unpacked. */
export function mavenSources(artifact: string): string {
  const place = join(cache, "maven", artifact.replaceAll(":", "+"));
  if (existsSync(place)) return place;
  const download = `${place}.partial`;
  execFileSync("mvn", ["-q", "dependency:copy", `-Dartifact=${artifact}:jar:sources`, `-DoutputDirectory=${download}`]);
  execFileSync("sh", ["-c", `mkdir -p '${place}' && unzip -qo '${download}'/*.jar -d '${place}' && rm -rf '${place}/META-INF'`]);
  return place;
}

/** The folder of a published Go module. */
export function goModule(spec: string): string {
  return (JSON.parse(execFileSync("go", ["mod", "download", "-json", spec], { encoding: "utf8" })) as { readonly Dir: string }).Dir;
}

/** A Python of its own with tools from PyPI, each at its version. */
export function pythonTools(name: string, specs: readonly string[]): string {
  const home = join(cache, "tools", name);
  const python = join(home, "bin/python");
  if (existsSync(join(home, "installed"))) return python;
  execFileSync("python3", ["-m", "venv", "--clear", home]);
  execFileSync(python, ["-m", "pip", "install", "--quiet", ...specs]);
  writeFileSync(join(home, "installed"), specs.join("\n"));
  return python;
}

/** The unpacked folder of a published wheel. */
export function wheel(spec: string, python: string): string {
  const place = join(cache, "wheels", spec);
  if (existsSync(place)) return place;
  const download = `${place}.partial`;
  mkdirSync(download, { recursive: true });
  execFileSync(python, ["-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:", "--dest", download, spec]);
  execFileSync("sh", ["-c", `mkdir -p '${place}' && unzip -qo '${download}'/*.whl -d '${place}'`]);
  return place;
}

/** A repository made of published packages, each as a module, with an agreement. Made anew for every run. */
export function repositoryOf(folder: string, names: readonly PackageName[]): string {
  rmSync(folder, { recursive: true, force: true });
  for (const name of names) {
    const source = npmPackage(packages[name]);
    mkdirSync(join(folder, "modules", name), { recursive: true });
    for (const entry of readdirSync(source)) cpSync(join(source, entry), join(folder, "modules", name, entry), { recursive: true });
  }
  const modules = names.map((name) => `  ${name}: { owner: team-${name} }\n`).join("");
  writeFileSync(join(folder, "backend.yaml"), `version: 1\nname: bench\nlanguage: typescript\ndecomposition: modular-monolith\nmodules:\n${modules}`);
  writeFileSync(join(folder, "tsconfig.json"), `{ "compilerOptions": { "allowJs": true, "module": "esnext", "moduleResolution": "bundler" } }\n`);
  writeFileSync(join(folder, "package.json"), `{ "name": "bench", "private": true, "type": "module" }\n`);
  return folder;
}
