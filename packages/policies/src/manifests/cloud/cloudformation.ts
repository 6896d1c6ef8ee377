import type { Span } from "../../graph/span.ts";
import type { YamlValue } from "../../graph/yaml-value.ts";
import type { CloudResource, CloudTemplate } from "../document.ts";
import type { Setting } from "./setting.ts";
import { codeAt, firstOf, variablesIn, withTables } from "./variables.ts";

/** A value of a template of CloudFormation: `!Ref A`, `!GetAtt A.B` and their long forms read as `${A}` and `${A.B}`. */
class Template implements Setting {
  private readonly value: YamlValue;

  constructor(value: YamlValue) {
    this.value = value;
  }

  get exists(): boolean {
    return this.value.exists;
  }

  get at(): Span {
    return this.value.at;
  }

  get text(): string | undefined {
    const { value } = this;
    if (value.tag === "!GetAtt" && value.text === undefined) return `\${${value.items().map(({ text }) => text).join(".")}}`;
    if (value.text !== undefined) return value.tag === "!Ref" || value.tag === "!GetAtt" ? `\${${value.text}}` : value.text;
    const [called] = value.entries();
    if (called?.key === "Ref") return `\${${called.value.text ?? ""}}`;
    if (called?.key === "Fn::GetAtt") return `\${${called.value.text ?? called.value.items().map(({ text }) => text).join(".")}}`;
    const substituted = called?.key === "Fn::Sub" ? called.value : value.tag === "!Sub" ? value : undefined;
    return substituted === undefined ? undefined : (substituted.text ?? substituted.items()[0]?.text);
  }

  get(key: string): Template {
    return new Template(this.value.get(key));
  }

  entries(): ReturnType<Setting["entries"]> {
    return this.value.entries().map(({ key, at, value }) => ({ key, at, value: new Template(value) }));
  }

  items(): readonly Template[] {
    return this.value.items().map((item) => new Template(item));
  }
}

interface Found extends Omit<CloudResource, "variables"> {
  readonly type: string;
  readonly properties: Setting;
}

const roles: Readonly<Record<string, CloudResource["role"]>> = {
  "AWS::Serverless::Function": "function", "AWS::Lambda::Function": "function",
  "AWS::ECS::TaskDefinition": "task", "AWS::AppRunner::Service": "process",
  "AWS::DynamoDB::Table": "table", "AWS::DynamoDB::GlobalTable": "table", "AWS::Serverless::SimpleTable": "table",
};

/** What a template of AWS SAM or CloudFormation runs and keeps. */
export function readCloudFormation(path: string, root: YamlValue): CloudTemplate {
  const template = new Template(root);
  const found = template.get("Resources").entries().flatMap(({ key, at, value }): readonly Found[] => {
    const type = value.get("Type").text ?? "";
    const role = roles[type];
    return role === undefined ? [] : [{ name: key, at, role, type, properties: value.get("Properties"), ...codeAndName(path, value.get("Properties")) }];
  });
  const keeps = template.get("Resources").entries().flatMap(({ value }) => (value.get("Type").text === "AWS::ECS::Service" ? (value.get("Properties").get("TaskDefinition").text?.replace(/^\$\{|\}$/g, "") ?? []) : []));
  const shared = variablesIn(template.get("Globals").get("Function").get("Environment").get("Variables"));
  const resources = found.map(({ type, properties, ...resource }) => ({ ...resource, variables: [...(type === "AWS::Serverless::Function" ? shared : []), ...variablesOf(properties)] }));
  return { kind: "cloud", path, keeps, resources: withTables(resources, (name) => new RegExp(`^\\$\\{${name}\\}$`)) };
}

function codeAndName(path: string, properties: Setting): Pick<CloudResource, "code" | "called"> {
  const [container] = properties.get("ContainerDefinitions").items();
  const image = container === undefined ? firstOf(properties, "ImageUri").text : container.get("Image").text;
  const code = codeAt(path, firstOf(properties, "CodeUri", "Code").text) ?? image;
  const called = properties.get("TableName").text;
  return { ...(code === undefined ? {} : { code }), ...(called === undefined || called.includes("${") ? {} : { called }) };
}

function variablesOf(properties: Setting): CloudResource["variables"] {
  const runner = properties.get("SourceConfiguration").get("ImageRepository").get("ImageConfiguration").get("RuntimeEnvironmentVariables");
  const containers = properties.get("ContainerDefinitions").items().flatMap((container) => [...variablesIn(container.get("Environment")), ...variablesIn(container.get("Secrets"))]);
  return [...variablesIn(properties.get("Environment").get("Variables")), ...variablesIn(runner), ...containers];
}
