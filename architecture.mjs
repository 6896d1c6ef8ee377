/**
 * Who may import whom. Executed by `pnpm architecture` (part of `npm test`): a folder that is in no row is an error.
 * Each room: what it may use inside its package. Packages are entered by their front door only.
 */
export const packages = {
  core: { may: [], rooms: {
    "errors.ts": [],
    catalogue: [],
    finding: [],
    yaml: ["errors.ts"],
    "file-tree": ["errors.ts"],
    profile: ["errors.ts", "yaml", "catalogue", "blueprint"],
    decision: ["errors.ts", "yaml", "catalogue", "profile", "blueprint"],
    blueprint: ["errors.ts", "yaml", "catalogue", "file-tree"],
  } },
  templates: { may: ["core"], rooms: {
    "define-option.ts": ["deployable"],
    deployable: [],
    options: ["define-option.ts", "deployable"],
    "shared-files": ["define-option.ts", "render"],
    render: ["define-option.ts", "deployable", "shared-files"],
    "options.generated.ts": ["options", "render"],
  } },
  policies: { may: ["core"], rooms: {
    catalogue: ["graph"],
    manifests: ["graph"],
    graph: ["catalogue"],
    "define-policy.ts": ["graph", "manifests", "catalogue"],
    architecture: ["define-policy.ts", "graph", "manifests", "catalogue"],
    infra: ["define-policy.ts", "graph", "manifests", "catalogue"],
    "policies.generated.ts": ["architecture", "infra", "define-policy.ts"],
    "pages.generated.ts": [],
    check: ["define-policy.ts", "graph", "manifests", "policies.generated.ts"],
    "explain-policy.ts": ["define-policy.ts", "policies.generated.ts", "pages.generated.ts"],
    eslint: ["check", "define-policy.ts", "graph", "policies.generated.ts"],
  } },
  cli: { may: ["core", "templates", "policies"], rooms: {
    "bin.ts": ["main.ts", "terminal"],
    "main.ts": ["commands.generated.ts", "command-line", "terminal", "version.ts"],
    "version.ts": [],
    terminal: [],
    "command-line": ["terminal"],
    disk: [],
    interview: ["command-line", "terminal"],
    report: ["terminal"],
    commands: ["command-line", "terminal", "interview", "disk", "report", "version.ts"],
    "commands.generated.ts": ["command-line", "commands"],
  } },
};

/** Modules that reach the world outside: only these folders may use them. */
export const effects = {
  modules: "^(node:)?(fs|fs/promises|child_process|net|http|https|http2|dgram|worker_threads|cluster|readline|tty)$",
  allowed: ["^packages/cli/", "^packages/templates/(lab|conformance|scripts|test)/", "^packages/policies/(scripts|bench|test|src/eslint)/", "^packages/core/(scripts|test)/", "\\.test\\.ts$"],
};

const root = import.meta.dirname;
const escape = (text) => text.replaceAll(".", "\\.");
const inside = (room) => (room.endsWith(".ts") ? `${escape(room)}$` : `${escape(room)}/`);
const test = "\\.test\\.ts$";

function packageRules() {
  return Object.entries(packages).flatMap(([name, { may, rooms }]) => {
    const src = `^packages/${name}/src/`;
    const others = Object.keys(packages).filter((other) => other !== name);
    const stranger = others.filter((other) => !may.includes(other));
    return [
      { name: `${name}-uses-only-${may.join("-") || "itself"}`, severity: "error", from: { path: src, pathNot: test }, to: { path: `^packages/(${stranger.join("|") || "-"})/` } },
      { name: `${name}-enters-by-the-front-door`, severity: "error", from: { path: src, pathNot: test }, to: { path: `^packages/(${others.join("|")})/`, pathNot: "^packages/[^/]+/src/(index|eslint/index)\\.ts$" } },
      ...Object.entries(rooms).map(([room, allowed]) => ({
        name: `${name}/${room}-uses-only-${allowed.join("-") || "itself"}`,
        severity: "error",
        from: { path: src + inside(room), pathNot: test },
        to: { path: src, pathNot: [room, ...allowed].map((to) => src + inside(to)) },
      })),
    ];
  });
}

/** Every folder and file of `src/` has a row. */
export function homeless(readdir) {
  return Object.entries(packages).flatMap(([name, { rooms }]) =>
    readdir(`${root}/packages/${name}/src`)
      .filter((entry) => !/^index\.ts$|\.test\.ts$/.test(entry) && rooms[entry] === undefined)
      .map((entry) => `packages/${name}/src/${entry}`),
  );
}

export default {
  forbidden: [
    ...packageRules(),
    { name: "no-cycles", severity: "error", from: { pathNot: test }, to: { circular: true } },
    { name: "effects-at-the-edge", severity: "error", from: { pathNot: effects.allowed }, to: { dependencyTypes: ["core"], path: effects.modules } },
    { name: "nothing-unresolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(/files/|/seeds/|/dist/|/lab/bare/|\\.generated\\.ts$)" },
    enhancedResolveOptions: { conditionNames: ["@create-backend/source", "import", "node", "default"], exportsFields: ["exports"], extensions: [".ts", ".mjs", ".js", ".json"] },
  },
};
