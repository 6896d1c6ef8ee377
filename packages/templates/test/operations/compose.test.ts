import { describe, expect, it } from "vitest";
import { cuts, inQuill, textOf, yamlOf } from "./made-up.ts";

interface Service {
  readonly image: string;
  readonly build?: { readonly dockerfile: string };
  readonly ports?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly entrypoint?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly volumes?: readonly string[];
  readonly [key: string]: unknown;
}

const servicesOf = (cut: (typeof cuts)[number]) => {
  const rendering = inQuill(cut);
  return { rendering, services: yamlOf<{ services: Record<string, Service> }>(rendering, "compose.yaml").services };
};

describe.each(cuts)("compose.yaml of a $decomposition on $compute", (cut) => {
  const { rendering, services } = servicesOf(cut);

  it("publishes ports on loopback only", () => {
    const ports = Object.values(services).flatMap(({ ports: published = [] }) => published);
    expect(ports.length).toBeGreaterThan(0);
    expect(ports.filter((port) => !port.startsWith("127.0.0.1:"))).toEqual([]);
  });

  it("locks down what it builds: user, read-only root, no capabilities, limits", () => {
    for (const { name } of rendering.system.apps)
      expect(services[name]).toMatchObject({ user: "12345:12345", read_only: true, cap_drop: ["ALL"], security_opt: ["no-new-privileges:true"], mem_limit: "96m", stop_grace_period: "42s", tmpfs: ["/tmp"] });
  });

  it("starts an app after its migrations, and those after its healthy store", () => {
    for (const { name } of rendering.system.apps) {
      expect(services[name]?.depends_on).toMatchObject({ [`${name}-migrate`]: { condition: "service_completed_successfully" }, postgres: { condition: "service_healthy" } });
      expect(services[`${name}-migrate`]).toMatchObject({ entrypoint: ["quill", "migrate", name], image: services[name]?.image, depends_on: { postgres: { condition: "service_healthy" } } });
    }
  });

  it("gives every app the environment of its deployable and nothing else", () => {
    for (const app of rendering.system.apps) {
      const declared = new Set(app.environment.map((variable) => variable.name));
      const set = Object.keys(services[app.name]?.environment ?? {});
      expect(set.filter((variable) => !declared.has(variable))).toEqual([]);
      expect(app.environment.filter(({ needed, name }) => needed !== "never" && !set.includes(name))).toEqual([]);
      expect(services[app.name]?.environment).toMatchObject({ APP_ENV: "production", PORT: String(app.port), OTEL_SERVICE_NAME: `shop-${app.name}` });
    }
  });

  it("tells migrations where their store is, and no other secret", () => {
    for (const { name } of rendering.system.apps) {
      expect(services[`${name}-migrate`]?.environment).toEqual({ DATABASE_URL: services[name]?.environment?.["DATABASE_URL"] });
    }
  });

  it("asks for secrets it cannot know and never writes one down", () => {
    for (const { environment = {} } of rendering.system.apps.map(({ name }) => services[name] as Service)) {
      expect(environment["QUILL_SEAL"]).toMatch(/^\$\{QUILL_SEAL:\?/);
      expect(environment["DATABASE_URL"]).toContain("${POSTGRES_PASSWORD:-only-for-development}@postgres:5432");
    }
    expect(services["postgres"]?.environment?.["POSTGRES_PASSWORD"]).toBe("${POSTGRES_PASSWORD:-only-for-development}");
  });

  it("keeps a dollar sign of a command from being taken for a variable", () => {
    expect(services[rendering.system.apps[0]?.name ?? ""]?.healthcheck?.test).toEqual(["CMD", "quill", "ask", "http://127.0.0.1/$$PORT"]);
  });

  it("mounts only files that are in the repository, and names every volume", () => {
    const mounts = Object.values(services).flatMap(({ volumes = [] }) => volumes.map((volume) => volume.split(":")[0] ?? ""));
    const paths = [...rendering.tree.keys()];
    const named = Object.keys(yamlOf<{ volumes: object }>(rendering, "compose.yaml").volumes);
    const unknown = mounts.filter((mount) => (mount.startsWith("./") ? !paths.some((path) => path === mount.slice(2) || path.startsWith(`${mount.slice(2)}/`)) : !named.includes(mount)));
    expect(unknown).toEqual([]);
  });

  it("pins every image that it does not build by a tag", () => {
    for (const { image, build } of Object.values(services)) if (build === undefined && !image.startsWith("shop/")) expect(image).toMatch(/:[\w.-]*\d[\w.-]*$/);
  });
});

describe("the gateway", () => {
  it("is the one proxy whose word on the client's address counts", () => {
    const trusts = (decomposition: "modular-monolith" | "microservices") => Object.values(servicesOf({ decomposition, compute: "containers" }).services).flatMap(({ environment }) => environment?.["QUILL_TRUSTS"] ?? []);
    expect([...new Set(trusts("microservices"))]).toEqual(["gate"]);
    expect(trusts("modular-monolith")).toEqual([]);
  });

  it("stands before several apps and leads every module to its app", () => {
    const { rendering, services } = servicesOf({ decomposition: "microservices", compute: "containers" });
    expect(services["gateway"]?.ports).toEqual(["127.0.0.1:3000:3000"]);
    for (const app of rendering.system.apps) for (const module of app.modules) expect(textOf(rendering, "deploy/compose/gateway.conf")).toContain(`~^/api/${module}(/|$) http://${app.name}:${String(app.port)};`);
  });

  it("is absent before a single app", () => {
    const { rendering, services } = servicesOf({ decomposition: "modular-monolith", compute: "containers" });
    expect(services["gateway"]).toBeUndefined();
    expect([...rendering.tree.keys()].filter((path) => path.startsWith("deploy/"))).toEqual([]);
  });
});
