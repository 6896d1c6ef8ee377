import { generateKeyPairSync } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "../ports.ts";
import { run, start, type Outcome, type Running } from "../processes.ts";
import { scratchFolder } from "../scratch.ts";

/** A real control plane on loopback with one fake node: it judges, schedules and rolls out; containers do not run. */
export interface Cluster {
  readonly version: string;
  readonly kubectl: (args: readonly string[], input?: string) => Promise<Outcome>;
  readonly stop: () => Promise<void>;
}

const READY_SECONDS = 120;
const TOKEN = "lab-token";

const node = `apiVersion: v1
kind: Node
metadata:
  name: lab-node
  annotations: { kwok.x-k8s.io/node: fake }
  labels: { kubernetes.io/hostname: lab-node, kubernetes.io/os: linux, topology.kubernetes.io/zone: lab-zone }
status:
  allocatable: { cpu: "8", memory: 16Gi, ephemeral-storage: 64Gi, pods: "110" }
  capacity: { cpu: "8", memory: 16Gi, ephemeral-storage: 64Gi, pods: "110" }
`;

interface Ground {
  readonly folder: string;
  readonly programs: string;
  readonly log: string;
  readonly etcd: number;
  readonly peer: number;
  readonly port: number;
}

/** Starts etcd, the API server, the controllers, the scheduler and kwok out of one folder of programs. */
export async function startCluster(programs: string, log: string): Promise<Cluster> {
  const ground: Ground = { folder: scratchFolder("cluster"), programs, log, etcd: await freePort(), peer: await freePort(), port: await freePort() };
  const kubeconfig = writeSettings(ground);
  const processes: Running[] = [];
  const begin = (name: string, args: readonly string[]): void => {
    processes.push(start([join(programs, name), ...args], { cwd: ground.folder, log }));
  };
  const kubectl = (args: readonly string[], input?: string): Promise<Outcome> => run(["kubectl", "--kubeconfig", kubeconfig, ...args], { seconds: 180, log, ...(input === undefined ? {} : { input }) });
  const stop = async (): Promise<void> => {
    for (const process of processes.reverse()) await process.stop("SIGTERM", 5);
  };
  try {
    begin("etcd", etcdArguments(ground));
    begin("kube-apiserver", serverArguments(ground));
    await patiently("the API server", processes, async () => (await kubectl(["get", "--raw", "/readyz"])).code === 0);
    begin("kube-controller-manager", ["--kubeconfig", kubeconfig, "--leader-elect=false", "--bind-address=127.0.0.1", `--secure-port=${String(await freePort())}`, "--service-account-private-key-file=sa.key", "--use-service-account-credentials=false"]);
    begin("kube-scheduler", ["--kubeconfig", kubeconfig, "--leader-elect=false", "--bind-address=127.0.0.1", `--secure-port=${String(await freePort())}`]);
    begin("kwok", ["--kubeconfig", kubeconfig, "--config", join(programs, "stages.yaml"), "--manage-all-nodes=true", "--server-address", `127.0.0.1:${String(await freePort())}`]);
    await kubectl(["apply", "-f", "-"], node);
    await patiently("a ready node and default service account", processes, async () => {
      const ready = (await kubectl(["get", "node", "lab-node", "-o", "jsonpath={.status.conditions[?(@.type=='Ready')].status}"])).output === "True";
      return ready && (await kubectl(["get", "serviceaccount", "default"])).code === 0;
    });
  } catch (error) {
    await stop();
    throw error;
  }
  const { output } = await kubectl(["version", "-o", "json"]);
  return { version: (JSON.parse(output) as { serverVersion?: { gitVersion?: string } }).serverVersion?.gitVersion ?? "?", kubectl, stop };
}

function etcdArguments({ folder, etcd, peer }: Ground): readonly string[] {
  const [client, peers] = [`http://127.0.0.1:${String(etcd)}`, `http://127.0.0.1:${String(peer)}`];
  return ["--listen-client-urls", client, "--advertise-client-urls", client, "--listen-peer-urls", peers, "--initial-advertise-peer-urls", peers, "--initial-cluster", `default=${peers}`, "--data-dir", join(folder, "etcd"), "--unsafe-no-fsync"];
}

function serverArguments({ folder, etcd, port }: Ground): readonly string[] {
  return [
    `--etcd-servers=http://127.0.0.1:${String(etcd)}`, "--bind-address=127.0.0.1", `--secure-port=${String(port)}`, `--cert-dir=${join(folder, "certificates")}`,
    "--service-account-issuer=https://kubernetes.lab", "--service-account-key-file=sa.key", "--service-account-signing-key-file=sa.key",
    "--token-auth-file=tokens.csv", "--authorization-mode=RBAC", "--service-cluster-ip-range=10.0.0.0/24",
  ];
}

function writeSettings({ folder, port }: Ground): string {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  writeFileSync(join(folder, "sa.key"), privateKey.export({ type: "pkcs1", format: "pem" }));
  writeFileSync(join(folder, "tokens.csv"), `${TOKEN},admin,1,"system:masters"\n`);
  const kubeconfig = join(folder, "kubeconfig");
  writeFileSync(kubeconfig, `apiVersion: v1
kind: Config
clusters: [{ name: lab, cluster: { server: "https://127.0.0.1:${String(port)}", insecure-skip-tls-verify: true } }]
users: [{ name: admin, user: { token: ${TOKEN} } }]
contexts: [{ name: lab, context: { cluster: lab, user: admin } }]
current-context: lab
`);
  return kubeconfig;
}

async function patiently(what: string, processes: readonly Running[], holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + READY_SECONDS * 1000;
  while (!(await holds())) {
    const ended = processes.find((process) => process.hasEnded());
    if (ended !== undefined) throw new Error(`${what} cannot come up: ${ended.all().slice(-500)}`);
    if (Date.now() > deadline) throw new Error(`waited ${String(READY_SECONDS)} s for ${what}`);
    await wait(250);
  }
}
