/** A request as it came in. */
export interface PlainRequest {
  readonly method: string;
  /** Path and query as written by the caller. */
  readonly target: string;
  /** Header names in lower case, values in the order in which they came. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Buffer;
  readonly address: string;
}

/** An answer as it goes out. */
export interface PlainAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly string[];
  readonly body: Buffer;
}

/** What the gateway matched. */
export interface MatchedRoute {
  /** `ANY /api/catalog/{proxy+}` */
  readonly key: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** The event of an HTTP API with payload version 2.0: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html */
export function eventOf(request: PlainRequest, route: MatchedRoute, id: string): Readonly<Record<string, unknown>> {
  const [path = "/", query = ""] = splitOnce(request.target, "?");
  const { cookie, ...others } = request.headers;
  const headers = Object.fromEntries(Object.entries(others).flatMap(([name, value]) => (value === undefined ? [] : [[name.toLowerCase(), oneLine(value)]])));
  const binary = isBinary(headers["content-type"]);
  const parameters = queryParameters(query);
  return {
    version: "2.0",
    routeKey: route.key,
    rawPath: path,
    rawQueryString: query,
    ...(cookie === undefined ? {} : { cookies: oneLine(cookie).split(/;\s*/) }),
    headers: { ...headers, "x-forwarded-for": request.address, "x-forwarded-proto": "https", "x-forwarded-port": "443" },
    ...(Object.keys(parameters).length === 0 ? {} : { queryStringParameters: parameters }),
    ...(Object.keys(route.parameters).length === 0 ? {} : { pathParameters: route.parameters }),
    requestContext: {
      accountId: "000000000000",
      apiId: "lab",
      domainName: headers["host"] ?? "lab",
      domainPrefix: "lab",
      http: { method: request.method, path, protocol: "HTTP/1.1", sourceIp: request.address, userAgent: headers["user-agent"] ?? "" },
      requestId: id,
      routeKey: route.key,
      stage: "$default",
      time: "01/Jan/2026:00:00:00 +0000",
      timeEpoch: Date.now(),
    },
    ...(request.body.length === 0 ? {} : { body: request.body.toString(binary ? "base64" : "utf8") }),
    isBase64Encoded: binary && request.body.length > 0,
  };
}

/** Only texts travel as they are; everything else, and bodies without a type, in base 64. */
function isBinary(type: string | undefined): boolean {
  return type === undefined || !/^(text\/|application\/(json|javascript|xml)|[\w.+-]+\/[\w.-]+\+(json|xml))/i.test(type);
}

function oneLine(value: string | readonly string[]): string {
  return typeof value === "string" ? value : value.join(",");
}

function splitOnce(text: string, at: string): readonly string[] {
  const index = text.indexOf(at);
  return index < 0 ? [text] : [text.slice(0, index), text.slice(index + 1)];
}

function queryParameters(query: string): Readonly<Record<string, string>> {
  const parameters: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(query)) parameters[name] = name in parameters ? `${parameters[name] ?? ""},${value}` : value;
  return parameters;
}

interface Structured {
  readonly statusCode?: number;
  readonly headers?: Readonly<Record<string, string | number | boolean>>;
  readonly cookies?: readonly string[];
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
}

/** What the gateway makes of a function's answer; one without a status code becomes a body, as the format 2.0 says. */
export function answerOf(payload: unknown): PlainAnswer {
  const structured = typeof payload === "object" && payload !== null && "statusCode" in payload ? (payload as Structured) : undefined;
  if (structured === undefined) return { status: 200, headers: { "content-type": "application/json" }, cookies: [], body: Buffer.from(typeof payload === "string" ? payload : JSON.stringify(payload)) };
  const headers = Object.fromEntries(Object.entries(structured.headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]));
  return { status: structured.statusCode ?? 200, headers, cookies: structured.cookies ?? [], body: Buffer.from(structured.body ?? "", structured.isBase64Encoded === true ? "base64" : "utf8") };
}

/** The route that an HTTP API chooses: the most specific that fits, `{name+}` being greedy. */
export function matchRoute(keys: readonly string[], method: string, path: string): MatchedRoute | undefined {
  const fits = keys.flatMap((key) => {
    const [wanted = "", pattern = ""] = key.split(" ");
    if (key === "$default") return [{ key, parameters: {}, weight: -1 }];
    if (wanted !== "ANY" && wanted !== method) return [];
    const parameters = fit(pattern.split("/"), path.split("/"));
    if (parameters === undefined) return [];
    const weight = pattern.split("/").reduce((sum, part) => sum + (part.endsWith("+}") ? 1 : part.startsWith("{") ? 2 : 3), wanted === "ANY" ? 0 : 0.5);
    return [{ key, parameters, weight }];
  });
  return fits.sort((a, b) => b.weight - a.weight)[0];
}

function fit(pattern: readonly string[], path: readonly string[]): Readonly<Record<string, string>> | undefined {
  const parameters: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const name = /^\{([\w-]+)(\+)?\}$/.exec(part);
    if (name?.[2] === "+") {
      const rest = path.slice(index).join("/");
      return rest === "" ? undefined : { ...parameters, [name[1] ?? ""]: rest };
    }
    const given = path[index];
    if (given === undefined || (name === null && given !== part) || (name !== null && given === "")) return undefined;
    if (name !== null) parameters[name[1] ?? ""] = given;
  }
  return path.length === pattern.length ? parameters : undefined;
}
