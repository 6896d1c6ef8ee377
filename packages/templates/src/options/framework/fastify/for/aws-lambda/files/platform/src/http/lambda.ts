import { METHODS } from "node:http";
import { unescape } from "node:querystring";
import awsLambdaFastify, { type LambdaResponse } from "@fastify/aws-lambda";
import type { APIGatewayProxyEventV2, Context } from "aws-lambda";
import { HttpProblem, PROBLEM_TYPE } from "../problem.ts";
import { problemText } from "../wire.ts";
import type { HttpServer } from "./server.ts";

type Answer = (event: APIGatewayProxyEventV2, context: Context) => Promise<LambdaResponse>;

const OPERATIONS = /^\/(metrics|health|openapi\.json)([/?#;]|$)/;

/** Where a request leads. An app's description has an address of its own; operations are not for the public one, however a path is written. */
function pathOf({ routeKey, rawPath }: APIGatewayProxyEventV2): string {
  if (routeKey.startsWith("GET /openapi/")) return "/openapi.json";
  const isPublic = routeKey === "$default" || routeKey.includes(" /api/");
  const { pathname } = new URL(`http://function${rawPath}`);
  // With one slash more it is found nowhere.
  return isPublic && OPERATIONS.test(unescape(pathname)) ? `/${pathname}` : rawPath;
}

/** With the query as the caller wrote it: values that the gateway has put together cannot be told apart again. */
function asWritten(event: APIGatewayProxyEventV2): APIGatewayProxyEventV2 {
  const { rawQueryString: query } = event;
  const path = pathOf(event);
  if (!query) return { ...event, rawPath: path };
  return { ...event, rawPath: `${path}?${query}`, queryStringParameters: undefined };
}

/** Answers requests of an HTTP API (payload 2.0) without a port. */
export function lambdaHttp({ framework }: HttpServer): Answer {
  const answer: Answer = awsLambdaFastify(framework, { decorateRequest: false, parseCommaSeparatedQueryParams: false });
  return async (event, context) => {
    const { method } = event.requestContext.http;
    if (!METHODS.includes(method)) return refuse(event, new HttpProblem(400, `${method} is no method of HTTP.`));
    await framework.ready();
    return answer(asWritten(event), context);
  };
}

function refuse({ rawPath, headers }: APIGatewayProxyEventV2, problem: HttpProblem): LambdaResponse {
  const body = problemText(problem, rawPath, headers);
  return { statusCode: problem.status, headers: { "content-type": PROBLEM_TYPE }, body, isBase64Encoded: false };
}
