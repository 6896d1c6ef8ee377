import { unescape } from "node:querystring";
import awsLambdaFastify, { type LambdaResponse } from "@fastify/aws-lambda";
import type { APIGatewayProxyEventV2, Context } from "aws-lambda";
import type { HttpServer } from "./server.ts";

type Answer = (event: APIGatewayProxyEventV2, context: Context) => Promise<LambdaResponse>;

const OPERATIONS = /^\/(metrics|health|openapi\.json)([/?#;]|$)/;

/** An app's description has an address of its own. What no module owns comes by the gateway's default route, and finds nothing where operations are: they are not for the public address. */
function asPublic(event: APIGatewayProxyEventV2): APIGatewayProxyEventV2 {
  if (event.routeKey.startsWith("GET /openapi/")) return { ...event, rawPath: "/openapi.json" };
  const hidden = event.routeKey === "$default" && OPERATIONS.test(unescape(event.rawPath));
  return hidden ? { ...event, rawPath: "/" } : event;
}

/** Answers requests of an HTTP API (payload 2.0) without a port. */
export function lambdaHttp({ framework }: HttpServer): Answer {
  // A comma in a query belongs to its value.
  const answer: Answer = awsLambdaFastify(framework, { decorateRequest: false, parseCommaSeparatedQueryParams: false });
  return async (event, context) => {
    await framework.ready();
    return answer(asPublic(event), context);
  };
}
