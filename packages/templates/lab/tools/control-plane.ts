import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cached, install } from "./cache.ts";
import { fromDebian, fromGo, onPath } from "./installers.ts";
import { Missing, type Tool } from "./tool.ts";

const VERSION = "v1.36.3";
const STAGING = "v0.36.3";
const KWOK = "v0.8.0";

/** Program → package and constructor of its command. */
const parts = {
  "kube-apiserver": ["kube-apiserver", "NewAPIServerCommand"],
  "kube-controller-manager": ["kube-controller-manager", "NewControllerManagerCommand"],
  "kube-scheduler": ["kube-scheduler", "NewSchedulerCommand"],
} as const;

interface Downloaded {
  readonly GoMod: string;
  readonly Dir: string;
}

async function download(key: string, module: string, cwd: string): Promise<Downloaded> {
  const answer = await install(key, ["go", "mod", "download", "-json", module], { seconds: 600, cwd, env: { GOFLAGS: "" } });
  return JSON.parse(answer.output) as Downloaded;
}

/** A module of our own around Kubernetes: its `replace` lines, which `go install` refuses, become ours. */
function wrapper(goMod: string): string {
  const lines = goMod.split("\n");
  const go = lines.find((line) => line.startsWith("go ")) ?? "";
  const debug = /^godebug \([\s\S]*?^\)/m.exec(goMod)?.[0] ?? "";
  const staged = [...new Set(lines.flatMap((line) => /^\s*(?:replace\s+)?(k8s\.io\/\S+)\s+=>\s+\.\/staging/.exec(line)?.[1] ?? []))].sort();
  return ["module lab/control-plane", go, debug, `require k8s.io/kubernetes ${VERSION}`, "replace (", ...staged.map((path) => `\t${path} => ${path} ${STAGING}`), ")", ""].join("\n");
}

function program(folder: string, constructor: string): string {
  return `package main\n\nimport (\n\t"os"\n\n\t"k8s.io/component-base/cli"\n\t"k8s.io/kubernetes/cmd/${folder}/app"\n)\n\nfunc main() { os.Exit(cli.Run(app.${constructor}())) }\n`;
}

async function buildPrograms(key: string, target: string): Promise<void> {
  const { GoMod } = await download(key, `k8s.io/kubernetes@${VERSION}`, target);
  writeFileSync(join(target, "go.mod"), wrapper(readFileSync(GoMod, "utf8")));
  for (const [name, [folder, constructor]] of Object.entries(parts)) {
    mkdirSync(join(target, name));
    writeFileSync(join(target, name, "main.go"), program(folder, constructor));
  }
  const env = { CGO_ENABLED: "0", GOFLAGS: "" };
  await install(key, ["go", "mod", "tidy"], { seconds: 600, cwd: target, env });
  mkdirSync(join(target, "bin"));
  for (const name of Object.keys(parts)) {
    const flags = ["-ldflags", `-s -w -X k8s.io/component-base/version.gitVersion=${VERSION}`];
    await install(key, ["nice", "-n", "19", "go", "build", ...flags, "-o", join(target, "bin", name), `./${name}`], { seconds: 3600, cwd: target, env });
  }
}

/** Fake kubelets, and the stages by which they say that pods run, read from kwok's own module. */
async function addKwok(key: string, target: string): Promise<void> {
  const kwok = await fromGo("sigs.k8s.io/kwok/cmd/kwok", KWOK);
  copyFileSync(join(kwok.folder, "kwok"), join(target, "bin", "kwok"));
  const { Dir } = await download(key, `sigs.k8s.io/kwok@${KWOK}`, target);
  const stages: string[] = [];
  for (const stage of ["node/fast", "node/heartbeat", "pod/fast"]) stages.push((await install(key, ["kubectl", "kustomize", join(Dir, "kustomize", "stage", stage)], { seconds: 60 })).output);
  writeFileSync(join(target, "bin", "stages.yaml"), stages.join("---\n"));
}

/** A real Kubernetes control plane: API server, controllers, scheduler from Go modules, etcd from Debian, kwok for nodes. Minutes the first time. */
export const controlPlane: Tool = {
  id: "control-plane",
  tier: 5,
  async find() {
    if (onPath("go") === undefined) throw new Missing("there is no Go tool chain on PATH");
    if (onPath("kubectl") === undefined) throw new Missing("there is no kubectl on PATH");
    const key = `control-plane/${VERSION}`;
    const folder = await cached(key, async (target) => {
      await buildPrograms(key, target);
      await addKwok(key, target);
      const etcd = await fromDebian("trixie", ["etcd-server"]);
      copyFileSync(join(etcd, "usr", "bin", "etcd"), join(target, "bin", "etcd"));
    });
    return { version: VERSION, folder: join(folder, "bin") };
  },
};
