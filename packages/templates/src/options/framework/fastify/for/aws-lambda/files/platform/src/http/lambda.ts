import awsLambdaFastify, { type LambdaResponse } from "@fastify/aws-lambda";
import type { APIGatewayProxyEventV2, Context } from "aws-lambda";
import type { HttpServer } from "./server.ts";

type Answer = (event: APIGatewayProxyEventV2, context: Context) => Promise<LambdaResponse>;

/** Answers requests of an HTTP API (payload 2.0) without a port. */
export function lambdaHttp({ framework }: HttpServer): Answer {
  // A comma in a query belongs to its value.
  const answer: Answer = awsLambdaFastify(framework, { decorateRequest: false, parseCommaSeparatedQueryParams: false });
  return async (event, context) => {
    await framework.ready();
    return answer(event, context);
  };
}
