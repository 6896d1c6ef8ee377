import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Rendering } from "../../src/index.ts";
import { documentsOf, inQuill, textOf, yamlOf } from "./made-up.ts";

const base = "deploy/kubernetes/base";

interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly labels: Readonly<Record<string, string>> };
  readonly spec: Record<string, never>;
}

interface Container {
  readonly env?: readonly { readonly name: string; readonly valueFrom: { readonly secretKeyRef: { readonly name: string; readonly key: string } } }[];
  readonly ports?: readonly { readonly name: string; readonly containerPort: number }[];
}

const manifestsOf = (rendering: Rendering, app: string) => documentsOf<Manifest>(rendering, `${base}/${app}.yaml`);
const kindOf = (manifests: readonly Manifest[], kind: string): Manifest => {
  const found = manifests.find((manifest) => manifest.kind === kind);
  if (found === undefined) throw new Error(`There is no ${kind}.`);
  return found;
};
const podOf = (manifest: Manifest) => (manifest.spec as unknown as { template: { metadata: Manifest["metadata"]; spec: Record<string, unknown> & { containers: readonly Container[] } } }).template;
const literalsOf = (rendering: Rendering, app: string): readonly string[] =>
  yamlOf<{ configMapGenerator: readonly { name: string; literals: readonly string[] }[] }>(rendering, `${base}/kustomization.yaml`).configMapGenerator.find(({ name }) => name === app)?.literals ?? [];

/** Runs the script of a deployment against a cluster in which every migration has ended in one way. */
function deployedAfter(rendering: Rendering, condition: "Complete" | "Failed") {
  const folder = mkdtempSync(join(tmpdir(), "create-backend-cluster-"));
  const [script, log] = [join(folder, "deploy/kubernetes/deploy.sh"), join(folder, "log")];
  mkdirSync(join(folder, "deploy/kubernetes/overlays/production"), { recursive: true });
  writeFileSync(script, textOf(rendering, "deploy/kubernetes/deploy.sh"));
  for (const tool of ["kubectl", "kustomize", "sleep"]) writeFileSync(join(folder, tool), `#!/bin/sh\necho "$*" >> ${log}\n[ "$1" != get ] || echo ${condition}\n`, { mode: 0o755 });
  const images = Object.fromEntries(rendering.system.apps.map(({ name }) => [`IMAGE_${name.toUpperCase()}`, "registry/app@sha256:0"]));
  const { status } = spawnSync("sh", [script], { env: { PATH: `${folder}:${process.env["PATH"] ?? ""}`, ...images } });
  const ran = readFileSync(log, "utf8").split("\n");
  rmSync(folder, { recursive: true });
  const lastWords = (verb: string) => ran.flatMap((line) => (line.startsWith(verb) ? [line.split(" ").at(-1)] : []));
  return { status, asked: lastWords("get "), replaced: lastWords("rollout status ") };
}

describe.each(["modular-monolith", "microservices"] as const)("Kubernetes manifests of a %s", (decomposition) => {
  const rendering = inQuill({ decomposition, compute: "kubernetes" });

  it("set exactly the environment that the deployable declares: plain values in the map, the rest by reference to a Secret", () => {
    for (const app of rendering.system.apps) {
      const plain = literalsOf(rendering, app.name).map((literal) => literal.split("=")[0]);
      const [container] = podOf(kindOf(manifestsOf(rendering, app.name), "Deployment")).spec.containers;
      const secret = (container?.env ?? []).map(({ name }) => name);
      expect([...plain, ...secret].filter((name) => !app.environment.some((variable) => variable.name === name))).toEqual([]);
      expect(app.environment.filter(({ name, needed }) => needed !== "never" && ![...plain, ...secret].includes(name))).toEqual([]);
      expect(app.environment.filter((variable) => variable.secret && plain.includes(variable.name))).toEqual([]);
      expect((container?.env ?? []).map(({ name, valueFrom }) => [name, valueFrom.secretKeyRef])).toEqual(secret.map((name) => [name, { name: app.name, key: name }]));
    }
  });

  it("tell migrations where their store is, and no other secret or setting", () => {
    for (const app of rendering.system.apps) {
      const [container] = podOf(kindOf(manifestsOf(rendering, app.name), "Job")).spec.containers;
      expect(container).not.toHaveProperty("envFrom");
      expect(container?.env).toEqual([{ name: "DATABASE_URL", valueFrom: { secretKeyRef: { name: app.name, key: "DATABASE_URL" } } }]);
    }
  });

  it("run under the restricted standard with the user of the image", () => {
    for (const app of rendering.system.apps) {
      const manifests = manifestsOf(rendering, app.name);
      for (const pod of [podOf(kindOf(manifests, "Deployment")), podOf(kindOf(manifests, "Job"))]) {
        expect(pod.spec).toMatchObject({ automountServiceAccountToken: false, securityContext: { runAsNonRoot: true, runAsUser: 12345, seccompProfile: { type: "RuntimeDefault" } } });
        for (const container of pod.spec.containers) expect(container).toMatchObject({ securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ["ALL"] } }, resources: { requests: { cpu: "150m", memory: "96Mi" }, limits: { memory: "96Mi" } } });
      }
    }
    expect(documentsOf<Manifest>(rendering, `${base}/namespace.yaml`)[0]?.metadata.labels["pod-security.kubernetes.io/enforce"]).toBe("restricted");
  });

  it("give the app more time to stop than it takes", () => {
    for (const app of rendering.system.apps) {
      const { spec } = podOf(kindOf(manifestsOf(rendering, app.name), "Deployment"));
      expect(spec["terminationGracePeriodSeconds"]).toBe(app.graceSeconds + 5);
    }
  });

  it("leave connections of a database to others, while every pod and the one that a rollout adds hold all they may", () => {
    for (const app of rendering.system.apps) {
      const { minReplicas, maxReplicas } = kindOf(manifestsOf(rendering, app.name), "HorizontalPodAutoscaler").spec as unknown as { minReplicas: number; maxReplicas: number };
      const pool = Number(app.environment.find(({ name }) => name === "DATABASE_POOL_MAX")?.default);
      expect(minReplicas).toBe(2);
      expect((maxReplicas + 1) * (pool + 1)).toBeGreaterThan(60);
      expect((maxReplicas + 1) * (pool + 1)).toBeLessThanOrEqual(80);
    }
  });

  it("probe ports and paths that exist, and select pods that exist", () => {
    for (const app of rendering.system.apps) {
      const manifests = manifestsOf(rendering, app.name);
      const pod = podOf(kindOf(manifests, "Deployment"));
      const [container] = pod.spec.containers;
      expect(container?.ports).toEqual([{ name: "http", containerPort: app.port }]);
      expect(container).toMatchObject({ readinessProbe: { httpGet: { path: app.paths.ready, port: "http" } }, livenessProbe: { httpGet: { path: app.paths.live, port: "http" } } });
      for (const [key, value] of Object.entries((kindOf(manifests, "Service").spec as unknown as { selector: Record<string, string> }).selector)) expect(pod.metadata.labels[key]).toBe(value);
    }
  });

  it("let an app talk to what it calls, and be called by its callers alone", () => {
    for (const app of rendering.system.apps) {
      const { spec } = kindOf(manifestsOf(rendering, app.name), "NetworkPolicy");
      const text = JSON.stringify(spec);
      for (const call of app.calls) expect(text).toContain(`"app.kubernetes.io/name":"${call.app}"`);
      expect(text).toContain(`{"port":5432}`);
    }
  });

  it("let an app out to what stands outside of the system, which only its address says", () => {
    for (const app of rendering.system.apps) {
      const { egress } = kindOf(manifestsOf(rendering, app.name), "NetworkPolicy").spec as unknown as { egress: readonly object[] };
      expect(egress).toContainEqual({ ports: [{ port: 443 }] });
    }
  });

  it("route every module to its app", () => {
    for (const app of rendering.system.apps) for (const module of app.modules) expect(textOf(rendering, `${base}/ingress.yaml`)).toMatch(new RegExp(`path: /api/${module}\\n[^/]*name: ${app.name}\\n`));
  });

  it("are deployed by a script that replaces apps when every migration is through, and none when one failed", () => {
    const apps = rendering.system.apps.map(({ name }) => name);
    expect(rendering.tree.get("deploy/kubernetes/deploy.sh")?.executable).toBe(true);
    expect(deployedAfter(rendering, "Complete")).toMatchObject({ status: 0, asked: apps.map((app) => `job/${app}-migrate`), replaced: apps.map((app) => `deployment/${app}`) });
    expect(deployedAfter(rendering, "Failed")).toMatchObject({ status: 1, asked: [`job/${apps[0] ?? ""}-migrate`], replaced: [] });
  });
});

it("a backend on managed containers has no Kubernetes folder", () => {
  expect([...inQuill({ decomposition: "microservices", compute: "containers" }).tree.keys()].filter((path) => path.includes("kubernetes"))).toEqual([]);
});
