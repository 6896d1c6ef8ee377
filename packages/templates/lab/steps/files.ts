import { readFileSync } from "node:fs";
import { join } from "node:path";
import { insist } from "../commands.ts";
import { filesBelow } from "../repository.ts";
import { absent, passed, type Step } from "../step.ts";

const WORKFLOWS = ".github/workflows";

/** Syntax, expressions, inputs of known actions, and the shell of every step. */
export const actionlint: Step = {
  id: "actionlint",
  title: "actionlint, with shellcheck inside, accepts the pipeline",
  needs: ["actionlint", "shellcheck"],
  tier: 0,
  after: ["generate"],
  async run(context) {
    const files = filesBelow(context.directory, WORKFLOWS, [".yml", ".yaml"]);
    if (files.length === 0) return absent(context, "no workflow");
    await insist(context, ["actionlint", "-no-color", ...files], { seconds: 60 });
    return passed(`${String(files.length)} workflows`);
  },
};

/** Permissions, credentials, injection, pins. */
export const zizmor: Step = {
  id: "zizmor",
  title: "zizmor finds no weakness in the pipeline",
  needs: ["zizmor"],
  tier: 0,
  after: ["generate"],
  async run(context) {
    const files = filesBelow(context.directory, ".github", [".yml", ".yaml"]);
    if (files.length === 0) return absent(context, "no workflow");
    await insist(context, ["zizmor", "--offline", "--no-progress", "--collect=all", "."], { seconds: 60 });
    return passed(`${String(files.length)} files, offline audits`);
  },
};

/** Every Dockerfile. */
export const hadolint: Step = {
  id: "hadolint",
  title: "hadolint accepts the Dockerfiles",
  needs: ["hadolint"],
  tier: 0,
  after: ["generate"],
  notFor: (combination) => (combination.traits.includes("images") ? undefined : "functions are packed as archives, not as images"),
  async run(context) {
    const files = filesBelow(context.directory, ".", ["Dockerfile"]);
    if (files.length === 0) return absent(context, "no Dockerfile");
    const syntax = files.find((file) => /^#\s*syntax=/m.test(readFileSync(join(context.directory, file), "utf8")));
    if (syntax !== undefined) return { status: "failed", detail: `${syntax} asks for a syntax image, which a machine without a registry cannot load` };
    await insist(context, ["hadolint", "--no-color", ...files], { seconds: 60 });
    return passed(`${String(files.length)} Dockerfile${files.length === 1 ? "" : "s"}`);
  },
};

const RELAXED = "{extends: relaxed, rules: {line-length: disable, document-start: disable, new-lines: {type: unix}, key-duplicates: enable, truthy: disable, colons: disable}}";

/** Every YAML file that was written; lock files and what templates of other tools hold are left out. */
export const yamllint: Step = {
  id: "yamllint",
  title: "yamllint accepts every YAML file",
  needs: ["yamllint"],
  tier: 0,
  after: ["generate"],
  async run(context) {
    const files = filesBelow(context.directory, ".", [".yml", ".yaml"]).filter((file) => !/(^|\/)(pnpm-lock|package-lock)\.yaml$/.test(file));
    if (files.length === 0) return absent(context, "no YAML file");
    const own = files.find((file) => /^\.yamllint/.test(file));
    await insist(context, ["yamllint", "--strict", ...(own === undefined ? ["-d", RELAXED] : []), ...files], { seconds: 60 });
    return passed(`${String(files.length)} files`);
  },
};

/** The compose file by dclint's rules. */
export const composeLint: Step = {
  id: "compose-lint",
  title: "dclint accepts the compose file",
  needs: ["dclint", "node"],
  tier: 0,
  after: ["generate"],
  notFor: (combination) => (combination.traits.includes("images") ? undefined : "functions have no compose file"),
  async run(context) {
    const files = filesBelow(context.directory, ".", ["compose.yaml"]);
    if (files.length === 0) return absent(context, "no compose file");
    await insist(context, ["dclint", "--max-warnings", "0", ...files], { seconds: 60 });
    return passed(files.join(", "));
  },
};
