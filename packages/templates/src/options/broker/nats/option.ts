import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "NATS JetStream",
  summary: "A small, quick broker with durable streams; one binary to run.",
  order: 10,
  libraries: { names: ["nats", "@nats-io/*", "faststream.nats", "io.nats", "github.com/nats-io", "NATS"] },
  facts,
  rules,
  needs: { trait: ["remote-events"], compute: ["containers", "kubernetes"] },
  traits: ["broker"],
  contribute: (project) => ({
    backing: [
      {
        name: "nats",
        title: "NATS JetStream",
        kind: "broker",
        image: "nats",
        port: 4222,
        publish: 4222,
        memoryMi: 256,
        environment: {},
        command: ["--jetstream", "--store_dir", "/data", "--http_port", "8222"],
        health: ["wget", "-q", "-O", "-", "http://127.0.0.1:8222/healthz?js-enabled-only=true"],
        dataPath: "/data",
        connections: Object.fromEntries(project.apps.map((app) => [app.name, { NATS_URL: "nats://nats:4222" }])),
      },
    ],
    environment: () => [{ name: "NATS_URL", description: "Address of the broker, or several with commas between; user:password@ or token@ in the first.", kind: "url", secret: true, needed: "production", example: "nats://127.0.0.1:4222" }],
    readme: [
      {
        order: 45,
        title: "Events",
        text: "Events travel by NATS JetStream. Each module that publishes has a stream of its name in capitals, made when it is first needed and with one replica. Where NATS is a cluster, give it more once (`nats stream edit NAME --replicas 3`); it keeps them.",
      },
    ],
  }),
});
