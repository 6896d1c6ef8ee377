import type { Fault } from "../fault.ts";
import { inner, status, wrongAnswer } from "./tamper.ts";

export const conditionalFaults: readonly Fault[] = [
  inner("conditional.missing", "if-match-optional"),
  inner("conditional.stale", "stale-accepted"),
  inner("conditional.foreign", "any-known-tag-accepted"),
  inner("conditional.present", "tags-never-match"),
  inner("conditional.any", "star-refused"),
  inner("conditional.list", "list-refused"),
  inner("conditional.repeated", "last-tag-counts"),
  inner("conditional.weak", "weak-accepted"),
  inner("conditional.malformed", "unquoted-accepted"),
  inner("conditional.rivals", "rivals-all-win"),
  inner("conditional.delete-stale", "delete-unconditional"),
  { ...inner("conditional.delete-present", "tags-never-match"), name: "a deletion with a tag is always 412" },
  inner("conditional.delete-unconditional", "delete-needs-if-match"),
  wrongAnswer(["conditional.delete-rivals", "who deletes second has a stale version"], { method: "DELETE", kind: "item", status: 404 }, status(412)),
  inner("conditional.delete-after-change", "delete-compares-first-version"),
  inner("conditional.not-modified", "none-match-ignored"),
  inner("conditional.modified", "none-match-always"),
  inner("conditional.not-modified-list", "none-match-single"),
  inner("conditional.not-modified-weak", "none-match-strong"),
  inner("conditional.not-modified-any", "none-match-star-ignored"),
  wrongAnswer(["conditional.not-modified-head", "HEAD does not know 304"], { method: "HEAD", status: 304 }, status(200)),
];
