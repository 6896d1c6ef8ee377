import type { CloudResource, Document } from "../document.ts";
import { readHcl, type HclBlock } from "./hcl.ts";
import type { Setting } from "./setting.ts";
import { codeAt, firstOf, variablesIn, withTables } from "./variables.ts";

interface Kind {
  readonly role: CloudResource["role"];
  /** Where its variables stand. */
  readonly variables?: (body: Setting) => readonly Setting[];
  /** Where its code or its image stands. */
  readonly code?: (body: Setting) => Setting;
}

const inContainers = (containers: (body: Setting) => readonly Setting[]): Pick<Kind, "variables" | "code"> => ({
  variables: (body) => containers(body).flatMap((container) => [container.get("environment"), container.get("secrets"), container.get("env")]),
  code: (body) => containers(body)[0]?.get("image") ?? body.get("image"),
});
const settingsOf = (...keys: readonly string[]) => (body: Setting): readonly Setting[] => keys.map((key) => body.get(key));

const kinds: Readonly<Record<string, Kind>> = {
  aws_lambda_function: { role: "function", variables: (body) => [body.get("environment").get("variables")], code: (body) => firstOf(body, "filename", "image_uri", "source_dir") },
  aws_ecs_task_definition: { role: "task", ...inContainers((body) => body.get("container_definitions").items()) },
  aws_apprunner_service: { role: "process", variables: (body) => [body.get("source_configuration").get("image_repository").get("image_configuration").get("runtime_environment_variables")], code: (body) => body.get("source_configuration").get("image_repository").get("image_identifier") },
  aws_dynamodb_table: { role: "table" },
  google_cloudfunctions2_function: { role: "function", variables: (body) => [body.get("service_config").get("environment_variables")] },
  google_cloudfunctions_function: { role: "function", variables: settingsOf("environment_variables") },
  azurerm_linux_function_app: { role: "function", variables: settingsOf("app_settings") },
  azurerm_linux_web_app: { role: "process", variables: settingsOf("app_settings") },
};

/** What a file of Terraform runs and keeps; or where it cannot be followed. */
export function readTerraform(path: string, text: string): Document {
  const file = readHcl(path, text);
  if ("broken" in file) return { kind: "broken", path, why: "it is no HCL from here on", at: { path, start: file.broken, end: file.broken } };
  const keeps = file.blocks.flatMap(({ labels, body }) => (labels[0] === "aws_ecs_service" ? (/aws_ecs_task_definition\.([\w-]+)/.exec(body.get("task_definition").text ?? "")?.[1] ?? []) : []));
  return { kind: "cloud", path, keeps, resources: file.blocks.flatMap((block) => resourceOf(block, path)) };
}

/** Tables may be made in one file of a folder and named in another one. */
export function terraformTogether(documents: readonly Document[]): readonly Document[] {
  const files = documents.flatMap((document) => (document.kind === "cloud" && document.path.endsWith(".tf") ? [document] : []));
  const resources = withTables(files.flatMap((file) => file.resources), (name) => new RegExp(`^\\$\\{\\w*table\\w*\\.${name}\\.(?:name|id|arn)\\}$`));
  return documents.map((document) => (document.kind === "cloud" && document.path.endsWith(".tf") ? { ...document, resources: resources.filter(({ at }) => at.path === document.path) } : document));
}

function resourceOf({ type, labels, at, body }: HclBlock, path: string): readonly CloudResource[] {
  const [resource = "", name = resource] = labels;
  const kind = type === "resource" ? kinds[resource] : type === "module" ? moduleOf(body) : undefined;
  if (kind === undefined) return [];
  const code = codeAt(path, kind.code?.(body).text);
  const called = firstOf(body, "name", "function_name", "family").text;
  return [{ name, role: kind.role, at, ...(code === undefined ? {} : { code }), ...(called === undefined || called.includes("${") ? {} : { called }), variables: kind.variables?.(body).flatMap(variablesIn) ?? [] }];
}

/** Modules of the registry that make a function. */
function moduleOf(body: Setting): Kind | undefined {
  return /(?:^|[/-])lambda(?:\/|$)/.test(body.get("source").text ?? "") ? { role: "function", variables: settingsOf("environment_variables"), code: (inside) => firstOf(inside, "source_path", "image_uri") } : undefined;
}
