import awsLambdaFastify from "@fastify/aws-lambda";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from "aws-lambda";
import type { HttpServer } from "./server.ts";

/** Answers requests of an HTTP API (payload 2.0) without a port. */
export function lambdaHttp({
  framework,
}: HttpServer): (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2> {
  const answer = awsLambdaFastify<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>(framework, {
    decorateRequest: false,
    // A comma in a query belongs to its value.
    parseCommaSeparatedQueryParams: false,
  });
  return async (event, context) => {
    await framework.ready();
    return answer(event, context);
  };
}
