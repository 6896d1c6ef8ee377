import type { Fault } from "../fault.ts";
import { body, header, inner, status, without, wrongAnswer } from "./tamper.ts";

const creation = { method: "POST", kind: "collection", status: 201 } as const;
const reading = { method: "GET", kind: "item", status: 200 } as const;
const changing = { method: "PATCH", kind: "item", status: 200 } as const;

export const crudFaults: readonly Fault[] = [
  wrongAnswer(["crud.every-module", "a module has no collection"], { kind: "collection" }, (answer, exchange) =>
    exchange.place.module === "billing" ? status(404)(answer, exchange) : answer,
  ),
  wrongAnswer(["crud.create-status", "a creation is 200"], creation, status(200)),
  wrongAnswer(["crud.create-location", "no Location"], creation, header("location")),
  wrongAnswer(["crud.create-etag", "the ETag is weak"], creation, header("etag", 'W/"1"')),
  wrongAnswer(["crud.create-fields", "version is missing"], creation, without("version")),
  inner("crud.id-is-uuid-v7", "id-is-v4"),
  inner("crud.timestamps", "time-with-offset"),
  wrongAnswer(
    ["crud.unicode-name", "names lose what is not ASCII"],
    {},
    body((members) => ("name" in members ? { ...members, name: String(members["name"]).replace(/[^\x20-\x7e]/g, "?") } : members)),
  ),
  wrongAnswer(
    ["crud.read", "reading shows another time"],
    reading,
    body((members) => ({ ...members, createdAt: "2020-01-01T00:00:00Z" })),
  ),
  wrongAnswer(["crud.read-etag", "reading has no ETag"], reading, header("etag")),
  wrongAnswer(
    ["crud.list-item", "items of the list lack their version"],
    { method: "GET", kind: "collection" },
    body(({ items, ...rest }) => ({ ...rest, items: (items as Record<string, unknown>[]).map(({ id, name }) => ({ id, name })) })),
  ),
  wrongAnswer(["crud.read-unknown", "an unknown id is an empty 200"], { ...reading, status: 404 }, status(200)),
  wrongAnswer(["crud.read-malformed-id", "a malformed id is 400"], { kind: "item", status: 404 }, (answer, exchange) =>
    exchange.place.id.length === 36 ? answer : status(400)(body((members) => ({ ...members, status: 400 }))(answer, exchange) ?? answer, exchange),
  ),
  wrongAnswer(["crud.change-unknown", "deleting what is not there is 204"], { method: "DELETE", kind: "item", status: 404 }, status(204)),
  wrongAnswer(["crud.head", "HEAD is 405"], { method: "HEAD" }, status(405)),
  wrongAnswer(["crud.head-unknown", "HEAD is always 200"], { method: "HEAD" }, status(200)),
  wrongAnswer(["crud.change", "a change answers 204"], changing, status(204)),
  inner("crud.change-lasts", "change-is-forgotten"),
  inner("crud.change-version", "version-jumps"),
  wrongAnswer(["crud.change-etag", "a change keeps the ETag"], changing, header("etag", '"1"')),
  wrongAnswer(
    ["crud.change-keeps", "a change renews createdAt"],
    changing,
    body((members) => ({ ...members, createdAt: members["updatedAt"] })),
  ),
  inner("crud.change-time", "updated-at-stands"),
  wrongAnswer(["crud.delete", "a deletion is 200 with a body"], { method: "DELETE", status: 204 }, (answer) => ({
    ...answer,
    status: 200,
    body: { deleted: true },
  })),
  inner("crud.delete-lasts", "deleted-stays-listed"),
  wrongAnswer(["crud.delete-media-type", "a deletion with the media type of a body needs one"], { method: "DELETE", status: 204 }, (answer, exchange) =>
    exchange.headers["content-type"] === undefined ? answer : status(400)(answer, exchange),
  ),
  wrongAnswer(["crud.delete-again", "deleting again is 204"], { method: "DELETE", kind: "item", status: 404 }, status(204)),
];
