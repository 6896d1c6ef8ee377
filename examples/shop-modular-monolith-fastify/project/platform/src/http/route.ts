import type {
  FastifyPluginCallback,
  FastifyPluginOptions,
  FastifySchemaCompiler,
  FastifyTypeProvider,
  RawServerDefault,
} from "fastify";
import { z } from "zod";
import type { Operation } from "../operation.ts";
import { HttpProblem, fieldProblems } from "../problem.ts";

/** Gives handlers the types that the zod schemas of an operation parse to. */
export interface ZodTypes extends FastifyTypeProvider {
  validator: this["schema"] extends z.ZodType ? z.output<this["schema"]> : unknown;
}

/** The routes of a module: a Fastify plugin. */
export type HttpRoutes = FastifyPluginCallback<FastifyPluginOptions, RawServerDefault, ZodTypes>;

type Part<Op, Name extends string> = Op extends Readonly<Record<Name, infer Schema>> ? Schema : undefined;

/** Method, path and schemas of an operation, as Fastify's `route` takes them. */
export function route<Op extends Operation>(operation: Op) {
  const { method, path, params, query, body, result, status } = operation;
  const schema = {
    ...(params && { params }),
    ...(query && { querystring: query }),
    ...(body && { body }),
    ...(result && { response: { [status]: z.toJSONSchema(result, { target: "draft-7" }) } }),
  };
  return {
    method: method as Op["method"],
    url: path.replaceAll(/\{(\w+)\}/g, ":$1"),
    schema: schema as { params: Part<Op, "params">; querystring: Part<Op, "query">; body: Part<Op, "body"> },
  };
}

/** Validates with zod. What does not fit the path is a resource that does not exist. */
export const zodValidator: FastifySchemaCompiler<z.ZodType> = ({ schema, httpPart }) => {
  return (input: unknown) => {
    const result = schema.safeParse(input);
    if (result.success) return { value: result.data };
    if (httpPart === "params") return { error: new HttpProblem(404, "There is nothing at this path.") };
    const fields = fieldProblems(result.error, httpPart === "querystring" ? "query" : "body");
    return { error: new HttpProblem(422, "Some fields are not acceptable.", { fields }) };
  };
};
