import { isScalar, parse, type CollectionTag, type ScalarTag } from "yaml";

type Node = string | number | boolean | null | undefined | readonly Node[] | { readonly [key: string]: Node };

/** A SAM template as far as the lab wires it: functions, routes, topics and queues. */
export interface Stack {
  readonly functions: readonly StackFunction[];
  /** Route key → logical id of the function behind it. */
  readonly routes: ReadonlyMap<string, string>;
  /** Topic ARN → functions whose queue is subscribed to it. */
  readonly subscribers: ReadonlyMap<string, readonly string[]>;
}

/** One function. */
export interface StackFunction {
  readonly id: string;
  readonly name: string;
  readonly codeUri: string;
  readonly handler: string;
  readonly runtime: string;
  readonly timeoutSeconds: number;
  readonly environment: Readonly<Record<string, string>>;
}

/** What the deployment would know. */
export interface Deployment {
  readonly stack: string;
  readonly gateway: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** Values of the secret that the template resolves. */
  readonly secret: (key: string) => string;
}

const SHORT = ["Ref", "Sub", "GetAtt", "If", "Equals", "Not", "Join", "Select", "Split", "ImportValue", "FindInMap", "Base64", "Condition", "And", "Or"];

const tags: readonly (ScalarTag | CollectionTag)[] = SHORT.flatMap((name) => {
  const key = name === "Ref" || name === "Condition" ? name : `Fn::${name}`;
  const scalar: ScalarTag = { tag: `!${name}`, resolve: (text) => ({ [key]: text }) };
  const list: CollectionTag = { tag: `!${name}`, collection: "seq", resolve: (value) => ({ [key]: value.items.map((item) => (isScalar(item) ? item.value : item)) }) };
  return [scalar, list];
});

interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, Node>>;
}

interface Template {
  readonly Globals?: { readonly Function?: Readonly<Record<string, Node>> };
  readonly Parameters?: Readonly<Record<string, { readonly Default?: string | number }>>;
  readonly Resources: Readonly<Record<string, Resource>>;
}

/** Reads a template and resolves what its functions, routes and subscriptions say. */
export function readStack(text: string, deployment: Deployment): Stack {
  const template = parse(text, { customTags: [...tags] }) as Template;
  const resolver = resolverOf(template, deployment);
  const resources = Object.entries(template.Resources);
  const functions = resources.filter(([, { Type }]) => Type === "AWS::Serverless::Function").map(([id, resource]) => functionOf(id, resource, { template, resolver }));
  const routes = new Map(resources.filter(([, { Type }]) => Type === "AWS::ApiGatewayV2::Route").map(([, { Properties }]) => {
    const integration = /([^/]+)$/.exec(resolver(Properties?.["Target"]))?.[1] ?? "";
    const uri = template.Resources[integration]?.Properties?.["IntegrationUri"];
    return [resolver(Properties?.["RouteKey"]), logicalIdOf(uri)] as const;
  }));
  return { functions, routes, subscribers: subscribersOf(template, resolver) };
}

type Resolve = (node: Node) => string;

interface Reading {
  readonly template: Template;
  readonly resolver: Resolve;
}

function functionOf(id: string, { Properties = {} }: Resource, { template, resolver }: Reading): StackFunction {
  const globals = template.Globals?.Function ?? {};
  const variables = { ...asMapping(asMapping(globals["Environment"])["Variables"]), ...asMapping(asMapping(Properties["Environment"])["Variables"]) };
  const pick = (key: string): Node => Properties[key] ?? globals[key];
  return {
    id,
    name: resolver(pick("FunctionName")),
    codeUri: resolver(pick("CodeUri")),
    handler: resolver(pick("Handler")),
    runtime: resolver(pick("Runtime")),
    timeoutSeconds: Number(resolver(pick("Timeout")) || 3),
    environment: Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, resolver(value)])),
  };
}

/** Topic → queue → function, by subscriptions and by the events of functions. */
function subscribersOf(template: Template, resolver: Resolve): ReadonlyMap<string, readonly string[]> {
  const consumers = new Map<string, string>();
  for (const [id, { Type, Properties = {} }] of Object.entries(template.Resources)) {
    if (Type !== "AWS::Serverless::Function") continue;
    for (const event of Object.values(asMapping(Properties["Events"]))) {
      const { Type: kind, Properties: properties } = event as { Type?: string; Properties?: Readonly<Record<string, Node>> };
      if (kind === "SQS") consumers.set(logicalIdOf(properties?.["Queue"]), id);
    }
  }
  const subscribers = new Map<string, string[]>();
  for (const { Type, Properties = {} } of Object.values(template.Resources)) {
    if (Type !== "AWS::SNS::Subscription") continue;
    const consumer = consumers.get(logicalIdOf(Properties["Endpoint"]));
    if (consumer === undefined) continue;
    const topic = resolver(Properties["TopicArn"]);
    subscribers.set(topic, [...(subscribers.get(topic) ?? []), consumer]);
  }
  return subscribers;
}

function asMapping(node: Node): Readonly<Record<string, Node>> {
  return typeof node === "object" && node !== null && !Array.isArray(node) ? (node as Readonly<Record<string, Node>>) : {};
}

/** The resource that a reference or an attribute points at. */
function logicalIdOf(node: Node): string {
  const { Ref, "Fn::GetAtt": attribute } = asMapping(node);
  if (typeof Ref === "string") return Ref;
  return typeof attribute === "string" ? (attribute.split(".")[0] ?? "") : Array.isArray(attribute) ? String(attribute[0]) : "";
}

function resolverOf(template: Template, deployment: Deployment): Resolve {
  const defaults = Object.fromEntries(Object.entries(template.Parameters ?? {}).map(([name, { Default }]) => [name, Default === undefined ? "" : String(Default)]));
  const known: Readonly<Record<string, string>> = {
    ...defaults, ...deployment.parameters,
    "AWS::StackName": deployment.stack, "AWS::Region": "eu-central-1", "AWS::AccountId": "000000000000", "AWS::Partition": "aws", "AWS::URLSuffix": "amazonaws.com",
  };
  const reference = (name: string): string => known[name] ?? attributeOf(name);
  const attributeOf = (name: string): string => {
    const [id = "", attribute = "Arn"] = name.split(".");
    if (attribute === "ApiEndpoint") return deployment.gateway;
    const resource = template.Resources[id];
    if (resource?.Type === "AWS::SNS::Topic") {
      const topic = resource.Properties?.["TopicName"];
      const label = topic === undefined ? id : resolve(topic);
      return attribute === "TopicName" ? label : `arn:aws:sns:eu-central-1:000000000000:${label}`;
    }
    return id;
  };
  const resolve: Resolve = (node) => {
    if (node === null || node === undefined) return "";
    if (typeof node !== "object") return secrets(String(node));
    const { Ref, "Fn::Sub": sub, "Fn::GetAtt": attribute } = asMapping(node);
    if (typeof Ref === "string") return reference(Ref);
    if (typeof sub === "string") return secrets(sub.replaceAll(/\$\{([\w:.]+)\}/g, (_, name: string) => reference(name)));
    if (typeof attribute === "string") return attributeOf(attribute);
    throw new Error(`the lab cannot resolve ${JSON.stringify(node).slice(0, 120)}`);
  };
  const secrets = (text: string): string => text.replaceAll(/\{\{resolve:secretsmanager:[^}]*?SecretString:(\w+)[^}]*\}\}/g, (_, key: string) => deployment.secret(key));
  return resolve;
}
