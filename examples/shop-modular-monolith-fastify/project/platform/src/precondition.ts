import { HttpProblem } from "./problem.ts";

/** Which versions of a resource a caller is ready to change. */
export type ExpectedVersion = "any" | readonly number[];

export const etagOf = (version: number): string => `"${version.toString()}"`;

const tagsOf = (header: string): string[] => header.split(",").map((tag) => tag.trim());

/** Reads `If-Match`. A tag that is weak or not ours matches no version. */
export function expectedVersion(ifMatch: string | undefined): ExpectedVersion | undefined {
  if (ifMatch === undefined) return undefined;
  if (ifMatch.trim() === "*") return "any";
  return tagsOf(ifMatch).flatMap((tag) => (/^"\d{1,10}"$/.test(tag) ? [Number(tag.slice(1, -1))] : []));
}

export function requiredVersion(ifMatch: string | undefined): ExpectedVersion {
  const expected = expectedVersion(ifMatch);
  if (expected !== undefined) return expected;
  throw new HttpProblem(428, "Say which version you change: send If-Match with the ETag you read.");
}

export const accepts = (expected: ExpectedVersion, version: number): boolean =>
  expected === "any" || expected.includes(version);

/** True when the client already has this version, so 304 is due. */
export function isUnmodified(ifNoneMatch: string | undefined, version: number): boolean {
  if (ifNoneMatch === undefined) return false;
  const etag = etagOf(version);
  return tagsOf(ifNoneMatch).some((tag) => tag === "*" || tag === etag || tag === `W/${etag}`);
}
