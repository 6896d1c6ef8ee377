import type { Project } from "../../../deployable/project.ts";
import type { BackingService, DeployStep, System } from "../../../deployable/system.ts";
import { scannedLanguages, setUpSteps } from "./set-up.ts";

/** Everything the workflow's template repeats over. */
export function jobsOf(project: Project, system: System): Readonly<Record<string, unknown>> {
  const constants = new Map(project.apps.map((app) => [app.name, app.constant]));
  const images = (system.commands.image === "" ? [] : system.apps).flatMap(({ name, artefact }) => (artefact.kind === "image" ? [{ name, constant: constants.get(name) ?? "", dockerfile: artefact.dockerfile, tagged: `${system.name}/${name}:dev` }] : []));
  const { commands } = system;
  return {
    setUp: setUpSteps(system.toolchain),
    verify: present([
      { title: "Formatting", run: commands.formatCheck },
      { title: "Lint", run: commands.lint },
      { title: "Types", run: commands.typecheck },
      { title: "Architecture", run: commands.check },
      { title: "Unit and end-to-end tests", run: commands.test },
      { title: "Build", run: commands.build },
    ]),
    services: system.backing.filter(({ integration }) => integration !== undefined).map(serviceContainer),
    variables: system.backing.flatMap(({ integration }) => Object.entries(integration ?? {}).map(([name, value]) => ({ name, value }))),
    scanned: scannedLanguages(system.apps.map(({ runtime }) => runtime.name)),
    images,
    gates: ["verify", "integration", "security", ...(images.length + system.checks.length > 0 ? ["operations"] : [])].filter((job) => job !== "integration" || commands.integration !== ""),
    deploy: system.deploy.map(deployStep),
    identity: system.deploy.find(({ identity }) => identity !== undefined)?.identity,
    updates: watched(system),
  };
}

function present<T extends { readonly run: string }>(steps: readonly T[]): readonly T[] {
  return steps.filter(({ run }) => run !== "");
}

function serviceContainer({ name, image, port, environment, health }: BackingService): object {
  return { name, reference: image, port, environment: Object.entries(environment).map(([key, value]) => ({ name: key, value })), healthCommand: health.join(" ") };
}

function deployStep({ title, run, secrets = [], settings = [], identity }: DeployStep): object {
  return { title, run, secrets, settings, identified: identity !== undefined };
}

/** Each ecosystem once, with every folder of it. */
function watched(system: System): readonly { readonly ecosystem: string; readonly directories: readonly string[] }[] {
  const ecosystems = [...new Set(system.updates.map(({ ecosystem }) => ecosystem))].sort();
  return ecosystems.map((ecosystem) => ({ ecosystem, directories: [...new Set(system.updates.filter((update) => update.ecosystem === ecosystem).map(({ directory }) => directory))].sort() }));
}
