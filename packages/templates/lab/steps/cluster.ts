import { lastWords } from "../commands.ts";
import { startCluster, type Cluster } from "../kubernetes/cluster.ts";
import { outsideSecrets } from "../kubernetes/cross-checks.ts";
import { nameOf, type Manifest } from "../kubernetes/manifests.ts";
import { absent, passed, prove, type Step } from "../step.ts";
import { renderOverlays, type Rendered } from "./kubernetes.ts";

const ROLLOUT_SECONDS = 90;

/** A real API server judges every field, real controllers and a real scheduler roll out on a fake node. */
export const cluster: Step = {
  id: "cluster",
  title: "a real Kubernetes API server accepts every manifest, and the rollout and its undo complete",
  needs: ["control-plane", "kubectl"],
  tier: 5,
  after: ["generate"],
  long: true,
  notFor: (combination) => (combination.traits.includes("images") ? undefined : "functions run without Kubernetes"),
  async run(context) {
    const overlays = await renderOverlays(context);
    if (overlays.length === 0) return absent(context, "no kustomization");
    const running = await startCluster(context.tool("control-plane").folder, context.log);
    try {
      const told: string[] = [];
      for (const overlay of overlays) told.push(await tryOverlay(running, overlay));
      return passed(`Kubernetes ${running.version}: ${told.join("; ")}`);
    } finally {
      await running.stop();
    }
  },
};

async function tryOverlay({ kubectl }: Cluster, { folder, text, manifests }: Rendered): Promise<string> {
  for (const namespace of namespacesOf(manifests)) await kubectl(["create", "namespace", namespace]);
  for (const { namespace, name, keys } of outsideSecrets(manifests)) {
    const literals = (keys.length > 0 ? keys : ["LAB"]).map((key) => `--from-literal=${key}=lab`);
    await kubectl(["create", "secret", "generic", name, "--namespace", namespace, ...literals]);
  }
  const dry = await kubectl(["apply", "--server-side", "--dry-run=server", "--validate=strict", "-f", "-"], text);
  prove(dry.code === 0, `${folder}: the API server refuses it: ${lastWords(dry.all)}`);
  const applied = await kubectl(["apply", "--server-side", "-f", "-"], text);
  prove(applied.code === 0, `${folder}: kubectl apply: ${lastWords(applied.all)}`);
  const deployments = manifests.filter(({ kind }) => kind === "Deployment");
  for (const deployment of deployments) {
    const target = ["--namespace", deployment.metadata.namespace ?? "default"];
    const status = async (what: string): Promise<void> => {
      const rollout = await kubectl(["rollout", "status", nameOf(deployment), ...target, `--timeout=${String(ROLLOUT_SECONDS)}s`]);
      prove(rollout.code === 0, `${folder}: ${what} of ${nameOf(deployment)} did not complete: ${lastWords(rollout.all)}${await complaints({ kubectl }, target)}`);
    };
    await status("the rollout");
    await kubectl(["set", "env", nameOf(deployment), ...target, "LAB_ROUND=2"]);
    await status("the second rollout");
    const undone = await kubectl(["rollout", "undo", nameOf(deployment), ...target]);
    prove(undone.code === 0, `${folder}: kubectl rollout undo: ${lastWords(undone.all)}`);
    await status("the undo");
  }
  return `${folder}: ${String(manifests.length)} objects, ${String(deployments.length)} rolled out, changed and undone`;
}

function namespacesOf(manifests: readonly Manifest[]): readonly string[] {
  const declared = manifests.filter(({ kind }) => kind === "Namespace").map(({ metadata }) => metadata.name);
  const used = new Set(manifests.flatMap(({ metadata }) => metadata.namespace ?? []));
  return [...used, ...declared.flatMap((name) => name ?? [])].filter((name, index, all) => name !== "default" && all.indexOf(name) === index);
}

/** What the scheduler and the controllers say, when something does not come up. */
async function complaints({ kubectl }: Pick<Cluster, "kubectl">, target: readonly string[]): Promise<string> {
  const events = await kubectl(["get", "events", ...target, "--field-selector", "type=Warning", "-o", "jsonpath={range .items[*]}{.reason}: {.message}; {end}"]);
  return ` ${events.output.slice(0, 300)}`;
}
