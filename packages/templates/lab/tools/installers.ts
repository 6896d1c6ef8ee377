import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { cached, install } from "./cache.ts";
import { Missing, type Found } from "./tool.ts";

/** The full path of a program on PATH. */
export function onPath(program: string, path = process.env.PATH ?? ""): string | undefined {
  return path.split(delimiter).map((folder) => join(folder, program)).find((file) => existsSync(file));
}

/** Installs one npm package with its dependencies into the cache. */
export async function fromNpm(name: string, version: string): Promise<Found> {
  const key = `npm/${name.replaceAll("/", "+")}@${version}`;
  const folder = await cached(key, async (target) => {
    const flags = ["--no-audit", "--no-fund", "--no-save", "--loglevel=error"];
    await install(key, ["npm", "install", "--prefix", target, ...flags, `${name}@${version}`], { seconds: 300, cwd: target });
  });
  return { version, folder: join(folder, "node_modules", ".bin") };
}

/** Unpacks one npm package without its dependencies; answers the folder of its files. */
export async function unpackedFromNpm(name: string, version: string): Promise<string> {
  const key = `npm-unpacked/${name}@${version}`;
  const folder = await cached(key, async (target) => {
    const packed = await install(key, ["npm", "pack", "--silent", `${name}@${version}`], { seconds: 300, cwd: target });
    await install(key, ["tar", "-xzf", packed.output.trim().split("\n").at(-1) ?? "", "-C", target], { seconds: 120, cwd: target });
  });
  return join(folder, "package");
}

/** uv, from PyPI, by any Python that has pip. */
export async function uvProgram(version: string): Promise<Found> {
  const key = `pypi/uv@${version}`;
  const folder = await cached(key, async (target) => {
    const flags = ["--quiet", "--no-input", "--target", target];
    await install(key, ["python3", "-m", "pip", "install", ...flags, `uv==${version}`], { seconds: 300 });
  });
  return { version, folder: join(folder, "bin"), environment: { UV_PYTHON_DOWNLOADS: "never" } };
}

/** Installs a Python program with uv, in an environment of its own. */
export async function fromPypi(uv: Found, name: string, version: string): Promise<Found> {
  const key = `pypi/${name}@${version}`;
  const folder = await cached(key, async (target) => {
    const env = { ...uv.environment, UV_TOOL_DIR: join(target, "tools"), UV_TOOL_BIN_DIR: join(target, "bin") };
    const python = pythonFolder() === undefined ? [] : ["--python", join(pythonFolder() ?? "", "python3")];
    await install(key, [join(uv.folder, "uv"), "tool", "install", "--quiet", ...python, `${name}==${version}`], { seconds: 300, env });
  });
  return { version, folder: join(folder, "bin") };
}

/** The bin folder of a Python 3.13 or later, which may be off PATH in a version manager's folder. */
export function pythonFolder(): string | undefined {
  for (const minor of [14, 13]) {
    const direct = onPath(`python3.${String(minor)}`);
    if (direct !== undefined && !direct.includes("/shims/")) return join(direct, "..");
    const versions = join(process.env.PYENV_ROOT ?? join(homedir(), ".pyenv"), "versions");
    const match = existsSync(versions) ? readdirSync(versions).find((name) => name.startsWith(`3.${String(minor)}.`)) : undefined;
    if (match !== undefined) return join(versions, match, "bin");
  }
  return undefined;
}

/** `go install`s one program. */
export async function fromGo(path: string, version: string): Promise<Found> {
  if (onPath("go") === undefined) throw new Missing("there is no Go tool chain on PATH");
  const name = path.split("/").filter((part) => !/^v\d+$/.test(part)).at(-1) ?? path;
  const key = `go/${name}@${version}`;
  const folder = await cached(key, async (target) => {
    const command = ["nice", "go", "install", `${path}@${version}`];
    await install(key, command, { seconds: 900, env: { GOBIN: join(target, "bin"), GOFLAGS: "" } });
  });
  return { version, folder: join(folder, "bin") };
}

/** Unpacks Debian packages of a suite, without installing them; answers the root folder they lie in. */
export async function fromDebian(suite: string, packages: readonly string[]): Promise<string> {
  if (onPath("apt-get") === undefined || onPath("dpkg-deb") === undefined) throw new Missing("this is no Debian machine");
  const key = `debian/${suite}/${packages.join("+")}`;
  const folder = await cached(key, async (target) => {
    const options = await debianLists(suite, key);
    const debs = join(target, "debs");
    mkdirSync(debs);
    await install(key, ["apt-get", ...options, "download", ...packages], { seconds: 300, cwd: debs });
    for (const deb of readdirSync(debs)) {
      await install(key, ["dpkg-deb", "-x", join(debs, deb), join(target, "root")], { seconds: 120 });
    }
  });
  return join(folder, "root");
}

/** The options that make apt look at one suite only, with lists of our own in the cache. */
async function debianLists(suite: string, key: string): Promise<readonly string[]> {
  const mirror = await debianMirror(key);
  const keyring = "/usr/share/keyrings/debian-archive-keyring.gpg";
  const folder = await cached(`debian-lists/${suite}-${new Date().toISOString().slice(0, 10)}`, async (target) => {
    for (const part of ["lists/partial", "cache/archives/partial", "parts"]) mkdirSync(join(target, part), { recursive: true });
    writeFileSync(join(target, "sources.list"), `deb [signed-by=${keyring}] ${mirror} ${suite} main\n`);
    await install(key, ["apt-get", ...aptOptions(target), "update"], { seconds: 300 });
  });
  return aptOptions(folder);
}

function aptOptions(folder: string): readonly string[] {
  const settings = [
    `Dir::State::lists=${folder}/lists`, `Dir::Cache=${folder}/cache`, `Dir::Etc::sourcelist=${folder}/sources.list`,
    `Dir::Etc::sourceparts=${folder}/parts`, `Dir::Etc::preferencesparts=${folder}/parts`, "APT::Sandbox::User=root",
  ];
  return ["-qq", ...settings.flatMap((setting) => ["-o", setting])];
}

/** The mirror that this machine's own apt uses. */
export async function debianMirror(key: string): Promise<string> {
  const script = "cat /etc/apt/sources.list.d/*.sources /etc/apt/sources.list 2>/dev/null | awk '/^URIs:/{print $2;exit} /^deb /{for(i=2;i<=NF;i++)if($i~/^http/){print $i;exit}}'";
  const answer = await install(key, ["sh", "-c", script], { seconds: 10 });
  const mirror = answer.output.trim();
  if (mirror === "") throw new Missing("apt names no mirror");
  return mirror;
}

/** Debian packages that must be installed for real, because they look for themselves under /usr. */
export async function installedFromDebian(programs: Readonly<Record<string, string>>): Promise<void> {
  const absent = Object.entries(programs).filter(([program]) => onPath(program, `${process.env.PATH ?? ""}:/usr/sbin:/sbin`) === undefined);
  if (absent.length === 0) return;
  if (onPath("apt-get") === undefined || process.getuid?.() !== 0) {
    throw new Missing(`${absent.map(([program]) => program).join(", ")} are absent and only root on Debian can install them`);
  }
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const key = "apt-install";
  await install(key, ["apt-get", "update", "-qq"], { seconds: 300, env });
  await install(key, ["apt-get", "install", "-y", "-qq", "--no-install-recommends", ...absent.map(([, name]) => name)], { seconds: 600, env });
}
