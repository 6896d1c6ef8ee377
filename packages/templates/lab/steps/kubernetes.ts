import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { insist } from "../commands.ts";
import { needFaults } from "../kubernetes/app-needs.ts";
import { crossChecks, outsideSecrets } from "../kubernetes/cross-checks.ts";
import { readManifests, type Manifest } from "../kubernetes/manifests.ts";
import { readOpenapi, strictJudge, type Judge } from "../kubernetes/schema.ts";
import { filesBelow } from "../repository.ts";
import { absent, passed, prove, skipped, type Step, type StepContext } from "../step.ts";
import { Missing } from "../tools/tool.ts";

const FOLDER = "deploy/kubernetes";

/** A set of manifests that someone would apply. */
export interface Rendered {
  readonly folder: string;
  readonly text: string;
  readonly manifests: readonly Manifest[];
}

/** Renders every kustomization that no other one stands on, or the only one there is. */
export async function renderOverlays(context: StepContext): Promise<readonly Rendered[]> {
  const folders = filesBelow(context.directory, FOLDER, ["kustomization.yaml"]).map((file) => dirname(file));
  const overlays = folders.filter((folder) => !/(^|\/)(base|components)(\/|$)/.test(folder));
  const rendered: Rendered[] = [];
  for (const folder of overlays.length > 0 ? overlays : folders) {
    const { output } = await insist(context, ["kubectl", "kustomize", folder], { seconds: 60 });
    rendered.push({ folder, text: output, manifests: readManifests(output) });
  }
  return rendered;
}

/** Without a server: every field known to Kubernetes 1.36, every name answered to, every app given what it asks for. */
export const kubernetes: Step = {
  id: "kubernetes",
  title: "Kubernetes manifests are valid field by field, every reference among them resolves, and every app gets the variables and the ways out that it needs",
  needs: ["kubectl"],
  tier: 0,
  after: ["generate"],
  notFor: (combination) => (combination.traits.includes("images") ? undefined : "functions run without Kubernetes"),
  async run(context) {
    if (!existsSync(join(context.directory, FOLDER))) return absent(context, `no ${FOLDER}`);
    const judge = await openJudge();
    if (typeof judge === "string") return skipped(judge);
    const overlays = await renderOverlays(context);
    prove(overlays.length > 0, `${FOLDER} holds no kustomization`);
    const { apps } = (await context.repository()).system;
    const faults = overlays.flatMap(({ folder, manifests }) => [...manifests.flatMap(judge), ...crossChecks(manifests), ...needFaults(apps, manifests)].map((fault) => `${folder}: ${fault}`));
    for (const fault of faults) context.note(fault);
    prove(faults.length === 0, `${String(faults.length)} faults: ${faults.slice(0, 4).join("; ")}`);
    const count = overlays.reduce((sum, { manifests }) => sum + manifests.length, 0);
    const secrets = overlays.flatMap(({ manifests }) => outsideSecrets(manifests).map(({ name }) => name));
    const brought = secrets.length === 0 ? "" : `; to be brought: Secret ${[...new Set(secrets)].join(", ")}`;
    return passed(`${String(count)} objects in ${String(overlays.length)} overlays${brought}`, { objects: count });
  },
};

async function openJudge(): Promise<Judge | string> {
  try {
    return strictJudge(await readOpenapi());
  } catch (error) {
    if (error instanceof Missing) return error.message;
    throw error;
  }
}
