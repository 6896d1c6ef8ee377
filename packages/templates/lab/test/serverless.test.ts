import { describe, expect, test } from "vitest";
import { answerOf, eventOf, matchRoute, type PlainRequest } from "../serverless/http-events.ts";
import { readStack } from "../serverless/template.ts";

const request: PlainRequest = {
  method: "POST",
  target: "/api/orders?limit=2&tag=a&tag=b",
  headers: { host: "shop.example", "content-type": "application/json", cookie: "a=1; b=2", accept: ["text/plain", "application/json"] },
  body: Buffer.from('{"name":"Blue shoes"}'),
  address: "127.0.0.1",
};
const route = { key: "ANY /api/orders", parameters: {} };

describe("a request on its way into a function", () => {
  test("becomes an event of format 2.0", () => {
    expect(eventOf(request, route, "id-1")).toMatchObject({
      version: "2.0",
      routeKey: "ANY /api/orders",
      rawPath: "/api/orders",
      rawQueryString: "limit=2&tag=a&tag=b",
      queryStringParameters: { limit: "2", tag: "a,b" },
      cookies: ["a=1", "b=2"],
      headers: { accept: "text/plain,application/json", "x-forwarded-proto": "https" },
      requestContext: { http: { method: "POST", path: "/api/orders" }, requestId: "id-1" },
      body: '{"name":"Blue shoes"}',
      isBase64Encoded: false,
    });
  });

  test("carries what is no text in base 64", () => {
    const event = eventOf({ ...request, headers: { "content-type": "image/png" }, body: Buffer.from([0xff, 0x00]) }, route, "id-1");

    expect(event).toMatchObject({ body: "/wA=", isBase64Encoded: true });
  });

  test("has no body when it has none", () => {
    expect(eventOf({ ...request, body: Buffer.alloc(0) }, route, "id-1")).not.toHaveProperty("body");
  });
});

describe("a function's answer on its way out", () => {
  test("keeps status, headers, cookies and body", () => {
    const answer = answerOf({ statusCode: 201, headers: { ETag: '"1"' }, cookies: ["a=1"], body: "e30=", isBase64Encoded: true });

    expect({ ...answer, body: answer.body.toString() }).toEqual({ status: 201, headers: { etag: '"1"' }, cookies: ["a=1"], body: "{}" });
  });

  test("is a body when it names no status", () => {
    expect(answerOf({ hello: "world" })).toMatchObject({ status: 200, headers: { "content-type": "application/json" } });
  });
});

describe("the route of a request", () => {
  const keys = ["ANY /api/orders", "ANY /api/orders/{proxy+}", "GET /api/orders/{id}"];

  test("is the most specific one that fits", () => {
    expect(matchRoute(keys, "GET", "/api/orders")?.key).toBe("ANY /api/orders");
    expect(matchRoute(keys, "GET", "/api/orders/1")).toMatchObject({ key: "GET /api/orders/{id}", parameters: { id: "1" } });
    expect(matchRoute(keys, "PATCH", "/api/orders/1/x")).toMatchObject({ key: "ANY /api/orders/{proxy+}", parameters: { proxy: "1/x" } });
  });

  test("does not exist for a path that no route names", () => {
    expect(matchRoute(keys, "GET", "/api/ordersx")).toBeUndefined();
    expect(matchRoute(keys, "GET", "/health/live")).toBeUndefined();
  });
});

const template = `
Parameters: { Version: { Type: String, Default: 0.0.0 }, SecretArn: { Type: String } }
Globals: { Function: { Runtime: nodejs24.x, Timeout: 29, Environment: { Variables: { APP_ENV: production } } } }
Resources:
  HttpApi: { Type: "AWS::ApiGatewayV2::Api" }
  OrdersFunction:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: !Sub \${AWS::StackName}-orders
      CodeUri: ../../apps/orders/dist
      Handler: lambda.handler
      Environment:
        Variables:
          APP_VERSION: !Ref Version
          CATALOG_URL: !GetAtt HttpApi.ApiEndpoint
          DATABASE_URL: !Sub "{{resolve:secretsmanager:\${SecretArn}:SecretString:ORDERS_DATABASE_URL}}"
  BillingFunction:
    Type: AWS::Serverless::Function
    Properties:
      Handler: lambda.handler
      Events: { Queue: { Type: SQS, Properties: { Queue: !GetAtt BillingQueue.Arn } } }
  OrdersIntegration: { Type: "AWS::ApiGatewayV2::Integration", Properties: { IntegrationUri: !GetAtt OrdersFunction.Arn } }
  OrdersRoute: { Type: "AWS::ApiGatewayV2::Route", Properties: { RouteKey: ANY /api/orders, Target: !Sub "integrations/\${OrdersIntegration}" } }
  OrderPlacedTopic: { Type: "AWS::SNS::Topic", Properties: { TopicName: !Sub "\${AWS::StackName}-orders-order-placed" } }
  BillingQueue: { Type: "AWS::SQS::Queue" }
  Subscription: { Type: "AWS::SNS::Subscription", Properties: { TopicArn: !Ref OrderPlacedTopic, Endpoint: !GetAtt BillingQueue.Arn } }
`;

test("a template is read as a deployment would resolve it", () => {
  const stack = readStack(template, { stack: "shop", gateway: "http://127.0.0.1:1", parameters: {}, secret: (key) => `secret of ${key}` });

  expect(stack.functions[0]).toEqual({
    id: "OrdersFunction", name: "shop-orders", codeUri: "../../apps/orders/dist", handler: "lambda.handler", runtime: "nodejs24.x", timeoutSeconds: 29,
    environment: { APP_ENV: "production", APP_VERSION: "0.0.0", CATALOG_URL: "http://127.0.0.1:1", DATABASE_URL: "secret of ORDERS_DATABASE_URL" },
  });
  expect([...stack.routes]).toEqual([["ANY /api/orders", "OrdersFunction"]]);
  expect([...stack.subscribers]).toEqual([["arn:aws:sns:eu-central-1:000000000000:shop-orders-order-placed", ["BillingFunction"]]]);
});
