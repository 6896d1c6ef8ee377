import { z } from "zod";
import { PageQuery } from "./values.ts";

/** One HTTP operation of a module, described once: routes, OpenAPI and clients are made from it. */
export interface Operation {
  readonly id: string;
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** As in OpenAPI: `/api/orders/{id}`. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly status: number;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly result?: z.ZodType;
  readonly requestHeaders?: readonly string[];
  readonly responseHeaders?: readonly string[];
  /** The statuses of the problems it may answer, besides those that every operation has. */
  readonly problems: readonly number[];
}

/** Checks an operation and keeps the exact types of its schemas. */
export const operation = <const Exact extends Operation>(exact: Exact): Exact => exact;

const ById = z.object({ id: z.uuid().describe("The id of the resource.") });

export interface Resource<View extends z.ZodType, New extends z.ZodType, Change extends z.ZodType> {
  /** The name of the module: tag and path. */
  readonly module: string;
  /** In PascalCase and in words: "OrderLine" and "order line". */
  readonly entity: { readonly pascal: string; readonly words: string };
  readonly view: View;
  readonly creation: New;
  readonly change: Change;
}

/** The five operations every resource starts with. */
export function resourceOperations<View extends z.ZodType, New extends z.ZodType, Change extends z.ZodType>({
  module,
  entity: { pascal, words },
  view,
  creation,
  change,
}: Resource<View, New, Change>) {
  const all = { tag: module, path: `/api/${module}` } as const;
  const one = { tag: module, path: `/api/${module}/{id}`, params: ById } as const;
  return {
    create: operation({
      ...all,
      id: `create${pascal}`,
      method: "POST",
      summary: `Create one ${words}`,
      status: 201,
      body: creation,
      result: view,
      responseHeaders: ["ETag", "Location"],
      problems: [400, 413, 415, 422],
    }),
    list: operation({
      ...all,
      id: `list${pascal}`,
      method: "GET",
      summary: `List ${module.replaceAll("-", " ")}, the oldest first`,
      status: 200,
      query: PageQuery,
      result: z.object({ items: z.array(view), nextCursor: z.string().nullable() }),
      problems: [422],
    }),
    get: operation({
      ...one,
      id: `get${pascal}`,
      method: "GET",
      summary: `Read one ${words}`,
      status: 200,
      result: view,
      requestHeaders: ["If-None-Match"],
      responseHeaders: ["ETag"],
      problems: [404],
    }),
    change: operation({
      ...one,
      id: `change${pascal}`,
      method: "PATCH",
      summary: `Change one ${words}`,
      status: 200,
      body: change,
      result: view,
      requestHeaders: ["If-Match"],
      responseHeaders: ["ETag"],
      problems: [400, 404, 412, 413, 415, 422, 428],
    }),
    remove: operation({
      ...one,
      id: `remove${pascal}`,
      method: "DELETE",
      summary: `Remove one ${words}`,
      status: 204,
      requestHeaders: ["If-Match"],
      problems: [404, 412],
    }),
  } as const;
}
